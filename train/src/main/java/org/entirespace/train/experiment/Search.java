/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * The budget that is spent on each model before it is compared: the same trials for all.
 *
 * @param on the data set of the trials
 * @param seed the seed of the trials; none of the experiment's, so that nothing is chosen on what is judged
 * @param trials what is tried, 1 to {@value #MOST_TRIALS}
 */
public record Search(
        @JsonPropertyDescription("Data set that the trials run on; with a sweep NAME@VALUE.")
        String on,

        @JsonPropertyDescription("Seed of the trials; none of the seeds.")
        long seed,

        @JsonPropertyDescription("What each model is tried with; the best of them by validation is kept.")
        List<Trial> trials) {

    /** The most trials. */
    public static final int MOST_TRIALS = 8;

    /** Checks the number of trials. */
    public Search {
        trials = List.copyOf(trials);
        if (trials.isEmpty() || trials.size() > MOST_TRIALS) {
            throw new IllegalArgumentException(trials.size() + " trials; expected 1 to " + MOST_TRIALS);
        }
    }
}
