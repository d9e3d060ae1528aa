/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

/**
 * Weights that sum to one.
 *
 * <pre>
 *   forward   p_e = exp(g_e) / sum_f exp(g_f)
 *   backward  dg_e = p_e (dp_e - sum_f p_f dp_f)
 * </pre>
 */
final class Softmax {

    private Softmax() {}

    /** Replaces g by p; the greatest is taken off first, so that no exponential overflows. */
    static void forwardInPlace(float[] values, int at, int count) {
        float greatest = values[at];
        for (int e = at + 1; e < at + count; e++) {
            greatest = Math.max(greatest, values[e]);
        }
        double sum = 0;
        for (int e = at; e < at + count; e++) {
            double power = Math.exp(values[e] - greatest);
            values[e] = (float) power;
            sum += power;
        }
        float factor = (float) (1 / sum);
        for (int e = at; e < at + count; e++) {
            values[e] *= factor;
        }
    }

    /**
     * Replaces dp by dg.
     *
     * @param values p
     * @param gradients dp, at the same place
     */
    static void backwardInPlace(float[] values, float[] gradients, int at, int count) {
        float mean = Sum.ofProducts(values, at, gradients, at, count);
        for (int e = at; e < at + count; e++) {
            gradients[e] = values[e] * (gradients[e] - mean);
        }
    }
}
