/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import org.entirespace.model.kernel.AdamStep;

/**
 * The options of Adam; its state is {@link Adam}, or lies in an embedding table.
 *
 * @param learningRate the step size, positive
 * @param beta1 the decay of the mean gradient, in [0, 1) also as a float
 * @param beta2 the decay of the mean squared gradient, in [0, 1) also as a float
 * @param epsilon added to the root of the squared mean, at least {@link #MIN_EPSILON}
 */
public record AdamOptions(double learningRate, double beta1, double beta2, double epsilon) implements RowOptimizer {

    /** The least epsilon: smaller ones could be lost in float arithmetic, and 0 / 0 is not a number. */
    public static final double MIN_EPSILON = 1e-30;

    /** Checks the ranges. */
    public AdamOptions {
        Ranges.require(
                "Adam",
                "learning rate",
                learningRate,
                learningRate > 0 && Double.isFinite(learningRate),
                "> 0 and finite");
        Ranges.require("Adam", "beta1", beta1, isDecay(beta1), "in [0, 1) as a float");
        Ranges.require("Adam", "beta2", beta2, isDecay(beta2), "in [0, 1) as a float");
        Ranges.requireEpsilon("Adam", epsilon);
    }

    /** A decay that rounds to one would never take a gradient in. */
    private static boolean isDecay(double beta) {
        return beta >= 0 && (float) beta < 1;
    }

    /** The published defaults with a learning rate. */
    public static AdamOptions of(double learningRate) {
        return new AdamOptions(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public int stateFloats(int dimension) {
        return 2 * dimension;
    }

    @Override
    public AdamStep at(long step) {
        double meanCorrection = 1 - Math.pow(beta1, (double) step);
        double squareCorrection = 1 - Math.pow(beta2, (double) step);
        return new AdamStep(
                (float) beta1,
                (float) (1 - beta1),
                (float) beta2,
                (float) (1 - beta2),
                (float) (learningRate * Math.sqrt(squareCorrection) / meanCorrection),
                (float) (epsilon * Math.sqrt(squareCorrection)));
    }
}
