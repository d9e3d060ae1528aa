/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.sample;

import java.util.Objects;

/**
 * Which negatives of one label stayed in the training samples: each with the same chance, whatever else it has. Samples whose
 * label is positive or unobserved all stayed, and so did all samples of other splits.
 *
 * <pre>
 *   odds among what stayed = true odds / rate      logit shift = ln(1 / rate), taken off what is learned from them
 * </pre>
 *
 * Immutable.
 *
 * @param behavior the label column
 * @param rate the chance of a negative to stay, in (0, 1]
 * @param kept how many negatives stayed
 * @param leftOut how many did not
 */
public record NegativeSampling(String behavior, double rate, long kept, long leftOut) {

    /** Checks the ranges. */
    public NegativeSampling {
        requireRate(behavior, rate);
        if (kept < 0 || leftOut < 0) {
            throw new IllegalArgumentException("negative sampling of '" + behavior + "': " + kept + " kept and "
                    + leftOut + " left out; expected counts ≥ 0");
        }
    }

    /**
     * Checks the chance of a negative to stay.
     *
     * @throws IllegalArgumentException when it is not in (0, 1]
     */
    public static void requireRate(String behavior, double rate) {
        Objects.requireNonNull(behavior, "behavior");
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "negative sampling of '" + behavior + "': rate " + rate + "; expected in (0, 1]");
        }
    }

    /** What is to be taken off a logit learned from what stayed, at least 0. */
    public double logitShift() {
        return Math.log(1 / rate);
    }
}
