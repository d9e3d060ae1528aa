/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * A bootstrap percentile interval of a metric.
 *
 * @param low lower end
 * @param high upper end
 * @param confidence the share of such intervals that should hold the true value, in [0.5, 0.9999]
 * @param replicates how many resamples the ends were read from
 * @param skipped how many resamples had no value, such as those with one class
 */
public record Interval(double low, double high, double confidence, int replicates, int skipped) {

    /** Checks the order of the ends and the confidence. */
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "interval [" + low + ", " + high + "]: expected finite ends, low ≤ high");
        }
        requireConfidence(confidence);
        if (replicates < 1 || skipped < 0) {
            throw new IllegalArgumentException(
                    "interval of " + replicates + " replicates, " + skipped + " skipped; expected ≥ 1 and ≥ 0");
        }
    }

    /**
     * The confidence itself.
     *
     * @throws IllegalArgumentException when it is outside [0.5, 0.9999]
     */
    public static double requireConfidence(double confidence) {
        if (!(confidence >= 0.5 && confidence <= 0.9999)) {
            throw new IllegalArgumentException("confidence " + confidence + ": expected 0.5 to 0.9999");
        }
        return confidence;
    }
}
