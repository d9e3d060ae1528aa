/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import org.entirespace.model.matrix.MatrixProducts;

/** A way to compute towers: a library and a precision. Threads may share an instance. */
public interface TowerEngine {

    /**
     * Towers of a shape.
     *
     * @param rows the most rows that a caller has at a time; at least 1. A pass may take fewer: see {@link Towers#capacity}
     * @param trains whether gradients will be asked for; scoring needs half the memory
     */
    Towers towers(TowerShape shape, int rows, boolean trains);

    /** The matrix products of layers that this engine does not compute as a whole, in floats. */
    MatrixProducts products();

    /** What is multiplied. */
    Precision precision();

    /** What computes here, for a person to read: library, kernel and precision. */
    String description();
}
