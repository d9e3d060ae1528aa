/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * The constants of a step of Adagrad with one sum for a whole row; the same at every step.
 *
 * <p>Source: Mudigere et al., "Software-Hardware Co-design for Fast and Scalable Training of Deep Learning Recommendation
 * Models", ISCA 2022.
 *
 * <pre>
 *   G = G + (1/d) sum_j g_j^2       theta_j = theta_j - rate g_j / (sqrt(G) + epsilon)      one G for a row of length d
 * </pre>
 *
 * @param rate the step size
 * @param epsilon keeps the division defined
 */
public record RowwiseAdagradStep(float rate, float epsilon) implements RowStep {

    @Override
    public void update(RowLoops loops, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        float squares = 0;
        for (int j = 0; j < length; j++) {
            squares += gradients[gradientAt + j] * gradients[gradientAt + j];
        }
        float sum = rows[at + length] + squares / length;
        rows[at + length] = sum;
        loops.addScaled(-rate / ((float) Math.sqrt(sum) + epsilon), gradients, gradientAt, rows, at, length);
    }
}
