/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * The constants of a step of Adagrad; the same at every step.
 *
 * <p>Source: Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 12,
 * 2011, with a diagonal matrix.
 *
 * <pre>
 *   G = G + g^2       theta = theta - rate g / (sqrt(G) + epsilon)      for each number of its own
 * </pre>
 *
 * @param rate the step size
 * @param epsilon keeps the division defined
 */
public record AdagradStep(float rate, float epsilon) implements RowStep {

    @Override
    public void update(RowLoops loops, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        loops.adagrad(this, rows, at, gradients, gradientAt, length);
    }
}
