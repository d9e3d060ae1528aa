/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * The constants of a step of FTRL-proximal; the same at every step.
 *
 * <p>Source: McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013, algorithm 1.
 *
 * <pre>
 *   sigma = (sqrt(n + g^2) - sqrt(n)) / alpha       z = z + g - sigma theta       n = n + g^2
 *   theta = 0                                                          where |z| &lt;= l1
 *         = -(z - sign(z) l1) / ((beta + sqrt(n)) / alpha + l2)        elsewhere
 *         = (clip(z, -l1, l1) - z) / ((beta + sqrt(n)) / alpha + l2)   everywhere
 * </pre>
 *
 * @param inverseAlpha 1 / alpha
 * @param beta beta
 * @param l1 the strength of the absolute penalty
 * @param l2 the strength of the squared penalty
 */
public record FtrlStep(float inverseAlpha, float beta, float l1, float l2) implements RowStep {

    @Override
    public void update(RowLoops loops, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        loops.ftrl(this, rows, at, gradients, gradientAt, length);
    }
}
