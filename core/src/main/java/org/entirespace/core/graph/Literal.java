/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * One factor of a path: a rate, or its complement.
 *
 * @param rate the rate's index
 * @param happened whether it is the rate itself
 */
record Literal(int rate, boolean happened) {}
