/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import org.entirespace.model.kernel.RowwiseAdagradStep;

/**
 * The options of row-wise Adagrad; its equation is {@link RowwiseAdagradStep}. Its state is one number a row.
 *
 * @param learningRate the step size, positive
 * @param epsilon added to the root of the sum of squares, at least {@link AdamOptions#MIN_EPSILON}
 */
public record RowwiseAdagradOptions(double learningRate, double epsilon) implements RowOptimizer {

    /** Checks the ranges. */
    public RowwiseAdagradOptions {
        Ranges.requirePositive("row-wise Adagrad", "learning rate", learningRate);
        Ranges.requireEpsilon("row-wise Adagrad", epsilon);
    }

    /** An epsilon of 1e-8 with a learning rate. */
    public static RowwiseAdagradOptions of(double learningRate) {
        return new RowwiseAdagradOptions(learningRate, 1e-8);
    }

    @Override
    public int stateFloats(int dimension) {
        return 1;
    }

    @Override
    public RowwiseAdagradStep at(long step) {
        return new RowwiseAdagradStep((float) learningRate, (float) epsilon);
    }
}
