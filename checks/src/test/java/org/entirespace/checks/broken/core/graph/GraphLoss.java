/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core.graph;

/** A class with a name of the package's face. */
public record GraphLoss(double loss) {}
