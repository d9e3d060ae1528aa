/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

/**
 * How much room a drawing needs, in pixels.
 *
 * @param width the width
 * @param height the height; even for a node, whose edges leave at its middle
 */
record Size(int width, int height) {}
