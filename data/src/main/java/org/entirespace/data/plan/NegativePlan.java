/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.core.sample.NegativeSampling;

/**
 * Which training samples are left out because nothing happened: of those whose label of one behaviour is negative a random share
 * stays. Validation and test samples all stay.
 *
 * @param behavior the behaviour, without which no other of the graph can happen
 * @param rate the share of its negatives that stays, in (0, 1]
 */
public record NegativePlan(
        @JsonPropertyDescription(
                "Behavior whose negatives are left out: the one that all others require, such as click.")
        String behavior,

        @JsonPropertyDescription("Share of its negatives that stays in training, in (0, 1]. Scoring undoes it.")
        double rate) {

    /** Checks the range. */
    public NegativePlan {
        NegativeSampling.requireRate(behavior, rate);
    }
}
