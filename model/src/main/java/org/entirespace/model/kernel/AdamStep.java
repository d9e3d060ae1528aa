/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * The constants of one step of Adam: what dense parameters and embedding rows share. Immutable.
 *
 * <p>Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 1, with the bias corrections moved into the step size.
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g       v = beta2 v + (1 - beta2) g^2
 *   theta -= alpha * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *          = rate * m / (sqrt(v) + correctedEpsilon)
 *   rate = alpha * sqrt(1 - beta2^t) / (1 - beta1^t)      correctedEpsilon = epsilon * sqrt(1 - beta2^t)
 * </pre>
 *
 * @param keepMean beta1
 * @param addMean 1 - beta1; the difference of floats would lose digits
 * @param keepSquare beta2
 * @param addSquare 1 - beta2
 * @param rate the corrected step size
 * @param epsilon the corrected epsilon
 */
public record AdamStep(float keepMean, float addMean, float keepSquare, float addSquare, float rate, float epsilon)
        implements RowStep {

    @Override
    public void update(RowLoops loops, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        loops.adam(this, rows, at, gradients, gradientAt, length);
    }

    /**
     * Updates parameters and state at [from, to) of all arrays. The loop is left to the compiler to vectorise, which it does
     * well where ranges are long; single rows are for {@link RowLoops#adam}.
     *
     * @param parameters theta, changed
     * @param mean m, changed
     * @param square v, changed
     * @param gradients g
     */
    public void update(float[] parameters, float[] mean, float[] square, float[] gradients, int from, int to) {
        for (int i = from; i < to; i++) {
            float g = gradients[i];
            float m = keepMean * mean[i] + addMean * g;
            float v = keepSquare * square[i] + addSquare * g * g;
            mean[i] = m;
            square[i] = v;
            parameters[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
