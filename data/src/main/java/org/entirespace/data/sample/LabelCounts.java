/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each label of one behaviour occurs in one split.
 *
 * @param positive samples on which it happened
 * @param negative samples on which it did not
 * @param unobserved samples on which it is not yet known, or was not logged
 * @param baseRate positive / (positive + negative), in [0, 1]; null where nothing was observed
 */
public record LabelCounts(
        long positive,
        long negative,
        long unobserved,
        @Nullable Double baseRate) {

    /** Checks the counts, and the rate against them. */
    public LabelCounts {
        if (positive < 0 || negative < 0 || unobserved < 0) {
            throw new IllegalArgumentException("label counts " + positive + ", " + negative + ", " + unobserved
                    + " (positive, negative, unobserved): expected ≥ 0");
        }
        Double expected = rate(positive, negative);
        if (!Objects.equals(baseRate, expected)) {
            throw new IllegalArgumentException("base rate " + baseRate + " of " + positive + " positive and " + negative
                    + " negative labels: expected " + expected);
        }
    }

    /** Counts with the base rate that follows from them. */
    public static LabelCounts of(long positive, long negative, long unobserved) {
        return new LabelCounts(positive, negative, unobserved, rate(positive, negative));
    }

    /** All samples counted. */
    public long rows() {
        return positive + negative + unobserved;
    }

    private static @Nullable Double rate(long positive, long negative) {
        return positive + negative == 0 ? null : (double) positive / (positive + negative);
    }
}
