/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import org.entirespace.model.kernel.AdagradStep;

/**
 * The options of Adagrad; its equation is {@link AdagradStep}. Its state is the sum of squared gradients of every weight.
 *
 * @param learningRate the step size, positive
 * @param epsilon added to the root of the sum of squares, at least {@link AdamOptions#MIN_EPSILON}
 */
public record AdagradOptions(double learningRate, double epsilon) implements RowOptimizer {

    /** Checks the ranges. */
    public AdagradOptions {
        Ranges.requirePositive("Adagrad", "learning rate", learningRate);
        Ranges.requireEpsilon("Adagrad", epsilon);
    }

    /** An epsilon of 1e-8 with a learning rate. */
    public static AdagradOptions of(double learningRate) {
        return new AdagradOptions(learningRate, 1e-8);
    }

    @Override
    public int stateFloats(int dimension) {
        return dimension;
    }

    @Override
    public AdagradStep at(long step) {
        return new AdagradStep((float) learningRate, (float) epsilon);
    }
}
