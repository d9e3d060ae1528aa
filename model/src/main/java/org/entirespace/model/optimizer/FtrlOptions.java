/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import org.entirespace.model.kernel.FtrlStep;

/**
 * The options of FTRL-proximal; its equation is {@link FtrlStep}. Its state is z and n of every weight. In the paper weights
 * start at 0; here z starts where the equation gives the weight that the row has, so that rows start apart from each other
 * and a first gradient does not throw them back to 0.
 *
 * <pre>
 *   n = 0       z = -theta (beta / alpha + l2) - sign(theta) l1
 * </pre>
 *
 * @param alpha the step size, positive
 * @param beta flattens the first steps, positive
 * @param l1 the strength of the absolute penalty, at least 0
 * @param l2 the strength of the squared penalty, at least 0
 */
public record FtrlOptions(double alpha, double beta, double l1, double l2) implements RowOptimizer {

    /** Checks the ranges. */
    public FtrlOptions {
        Ranges.requirePositive("FTRL", "alpha", alpha);
        Ranges.requirePositive("FTRL", "1 / alpha", 1 / alpha);
        Ranges.requirePositive("FTRL", "beta", beta);
        Ranges.requireNotNegative("FTRL", "l1", l1);
        Ranges.requireNotNegative("FTRL", "l2", l2);
    }

    @Override
    public int stateFloats(int dimension) {
        return 2 * dimension;
    }

    @Override
    public void startState(float[] rows, int at, int dimension) {
        double scale = beta / alpha + l2;
        for (int j = 0; j < dimension; j++) {
            double weight = rows[at + j];
            rows[at + dimension + j] = (float) (-weight * scale - Math.signum(weight) * l1);
            rows[at + 2 * dimension + j] = 0;
        }
    }

    @Override
    public FtrlStep at(long step) {
        return new FtrlStep((float) (1 / alpha), (float) beta, (float) l1, (float) l2);
    }
}
