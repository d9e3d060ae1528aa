/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.metric.MetricValue;

/**
 * How often a behaviour happened, did not happen, and is not known, among the rows of one space.
 *
 * @param positive rows where it happened
 * @param negative rows where it did not
 * @param unobserved rows where that is not known; no metric counts them
 */
public record LabelCounts(long positive, long negative, long unobserved) {

    /** Counts label codes where {@code space} is positive; both (rows). */
    public static LabelCounts of(byte[] codes, byte[] space) {
        long[] counts = new long[3];
        for (int row = 0; row < codes.length; row++) {
            if (space[row] == 1) {
                counts[codes[row] + 1]++;
            }
        }
        return new LabelCounts(counts[2], counts[1], counts[0]);
    }

    /** Rows whose label is known. */
    public long observed() {
        return positive + negative;
    }

    /** Positive rows over observed rows; undefined without those. */
    public MetricValue rate() {
        return observed() == 0
                ? MetricValue.undefined(MetricValue.NO_ROWS)
                : MetricValue.of(positive / (double) observed());
    }
}
