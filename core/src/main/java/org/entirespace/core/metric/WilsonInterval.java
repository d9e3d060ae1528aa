/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * The score interval of a rate that was counted; it never leaves [0, 1] and has a width even for no positives.
 *
 * <pre>
 *   (r + z^2/2n ± z sqrt(r (1 - r)/n + z^2/4n^2)) / (1 + z^2/n)       r = positives / n
 * </pre>
 *
 * <p>Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.
 *
 * @param low lower end, in [0, 1]
 * @param high upper end, in [0, 1]
 */
public record WilsonInterval(double low, double high) {

    /**
     * The interval of a counted rate.
     *
     * @param positives how often it happened, at most {@code rows}
     * @param rows out of how many, at least 1
     * @param confidence the share of intervals that should hold the true rate, in [0.5, 0.9999]
     */
    public static WilsonInterval of(long positives, long rows, double confidence) {
        if (rows < 1 || positives < 0 || positives > rows) {
            throw new IllegalArgumentException("Wilson interval of " + positives + " out of " + rows
                    + "; expected 0 ≤ positives ≤ rows, rows ≥ 1");
        }
        double z = NormalQuantile.of(Interval.requireConfidence(confidence));
        double rate = positives / (double) rows;
        double share = z * z / rows;
        double center = rate + share / 2;
        double reach = z * Math.sqrt(rate * (1 - rate) / rows + share / (4.0 * rows));
        double low = positives == 0 ? 0 : (center - reach) / (1 + share);
        double high = positives == rows ? 1 : (center + reach) / (1 + share);
        return new WilsonInterval(low, high);
    }
}
