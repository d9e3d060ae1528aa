/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * How the runs of an experiment are judged.
 *
 * @param bootstrap the resamples behind an interval; 0 for no intervals
 * @param confidence the probability that an interval holds the truth, in (0, 1)
 * @param slices fields by whose values the test samples are cut, each slice judged by itself as well; bucketed numbers or
 *     categories with a vocabulary
 */
public record Judging(
        @JsonPropertyDescription("Bootstrap resamples behind an interval; 0 for no intervals.")
        int bootstrap,

        @JsonPropertyDescription("Confidence of the intervals.")
        double confidence,

        @JsonPropertyDescription(
                "Fields by whose values the test samples are cut, each slice judged by itself as well: bucketed"
                        + " numbers, or categories with a vocabulary.")
        List<String> slices) {

    /** Checks the ranges. */
    public Judging {
        slices = List.copyOf(slices);
        if (bootstrap < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "bootstrap " + bootstrap + ", confidence " + confidence + "; expected ≥ 0, in (0, 1)");
        }
    }

    /** Judging without slices. */
    public static Judging of(int bootstrap, double confidence) {
        return new Judging(bootstrap, confidence, List.of());
    }

    /** Intervals of 95 % from 200 resamples. */
    public static Judging defaults() {
        return new Judging(200, 0.95, List.of());
    }
}
