/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/** The constants of one step of an optimiser of rows, and which loop applies them. Immutable. */
public sealed interface RowStep permits AdamStep, AdagradStep, RowwiseAdagradStep, FtrlStep {

    /**
     * Updates one row.
     *
     * @param loops what runs the loop
     * @param rows changed: the weight (length) from {@code at}, then the optimiser's state
     * @param gradients the gradient (length) from {@code gradientAt}
     */
    void update(RowLoops loops, float[] rows, int at, float[] gradients, int gradientAt, int length);
}
