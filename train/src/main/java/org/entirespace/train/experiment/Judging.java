/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * How the runs of an experiment are judged.
 *
 * @param bootstrap the resamples behind an interval; 0 for no intervals
 * @param confidence the probability that an interval holds the truth, in (0, 1)
 */
public record Judging(
        @JsonPropertyDescription("Bootstrap resamples behind an interval; 0 for no intervals.")
        int bootstrap,

        @JsonPropertyDescription("Confidence of the intervals.")
        double confidence) {

    /** Checks the ranges. */
    public Judging {
        if (bootstrap < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "bootstrap " + bootstrap + ", confidence " + confidence + "; expected ≥ 0, in (0, 1)");
        }
    }

    /** Intervals of 95 % from 200 resamples. */
    public static Judging defaults() {
        return new Judging(200, 0.95);
    }
}
