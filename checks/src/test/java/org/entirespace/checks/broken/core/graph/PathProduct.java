/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core.graph;

/** A public class that hands out the factors of a path. */
public record PathProduct(double first, double then) {}
