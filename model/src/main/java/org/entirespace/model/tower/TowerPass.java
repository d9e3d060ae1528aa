/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * The forward and backward computation of a dense part over a block of rows, with its memory and its sum of gradients. One
 * thread at a time. In plain towers:
 *
 * <pre>
 *   h_0 = x,   z_l = h_{l-1} W_l + b_l,   h_l = max(0, z_l),   logit = h_last . w + b     for each tower
 * </pre>
 *
 * All towers read the same x, so their first layers are one wide product.
 */
public interface TowerPass {

    /**
     * Computes the logits of some rows and remembers what {@link #backward} needs.
     *
     * @param input the input rows, finite; (rows, inputs); unchanged until the backward pass is done
     * @param rows their number, at most {@link Towers#capacity}
     * @param logits filled; (rows, heads)
     */
    void forward(float[] input, int rows, float[] logits);

    /**
     * As the other method, for rows of which neighbours have their first columns in common: what these columns give to the first
     * layer need be computed only once for each run. Equal to the other method to rounding.
     *
     * @param input the input rows, finite; the common columns are read in the first row of a run, and may be copied to the others
     * @param runs which rows have columns in common; unchanged until the backward pass is done
     */
    void forward(float[] input, RowRuns runs, float[] logits);

    /**
     * Adds the gradient of the parameters for the rows of the last {@link #forward}.
     *
     * @param logitGradients the gradient of its logits; (rows, heads)
     * @param inputGradients filled; (rows, inputs). After a forward pass of runs the common columns hold the gradient of the run in
     *     its first row, and anything in the others
     */
    void backward(float[] logitGradients, float[] inputGradients);

    /**
     * Begins a sum of gradients: sets it to zero, and adds to it from now on.
     *
     * @param sum made by the towers of this pass
     * @param seed decides what is dropped out until the next call, with the rows' positions since this one; plain towers drop
     *     nothing
     */
    void begin(TowerGradient sum, long seed);

    /**
     * Begins to tell a watch, for each row of a forward pass, the numbers that {@link DensePart#gauges} names. A part without
     * gauges tells nothing.
     */
    default void watch(DenseWatch watch) {}
}
