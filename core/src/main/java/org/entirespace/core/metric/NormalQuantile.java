/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/** Two-sided quantiles of the standard normal distribution. */
final class NormalQuantile {

    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    private NormalQuantile() {}

    /**
     * The z for which a standard normal number lies in [-z, z] with probability {@code confidence}; 1.96 for 0.95.
     *
     * <p>Newton's method from 0; the distribution is concave there, so the steps approach the root from one side.
     */
    static double of(double confidence) {
        double z = 0;
        for (int step = 0; step < 100; step++) {
            double next = z + (confidence / 2 - halfArea(z)) / density(z);
            if (next - z < 1e-15) {
                return next;
            }
            z = next;
        }
        return z;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    }

    /**
     * The probability of [0, z].
     *
     * <pre>
     *   density(z) (z + z^3/3 + z^5/(3 5) + z^7/(3 5 7) + ...)
     * </pre>
     *
     * <p>Source: G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11, 2004.
     */
    private static double halfArea(double z) {
        double addend = z;
        double sum = z;
        for (int odd = 3; addend > sum * 1e-17 && odd < 1000; odd += 2) {
            addend *= z * z / odd;
            sum += addend;
        }
        return sum * density(z);
    }
}
