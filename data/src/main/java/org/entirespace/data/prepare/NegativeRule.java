/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.NegativePlan;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/**
 * Leaves negatives out of the training split: those whose hash is not below the rate. The hash is of the seed and of the
 * impression's key, sequence and time, so one impression fares alike in every run, and nothing else that is known of it matters.
 */
final class NegativeRule {

    /** What stands in the place of a split's name where a sample is left out. */
    static final String LEFT_OUT = "left out";

    private final NegativePlan negatives;
    private final int label;
    private final List<String> key;
    private final long seed;

    private NegativeRule(LogPlan plan, NegativePlan negatives, long seed) {
        this.negatives = negatives;
        this.label = List.copyOf(plan.behaviors().keySet()).indexOf(negatives.behavior());
        this.key = plan.impressions().key();
        this.seed = seed;
        if (label < 0) {
            throw new IllegalArgumentException("split: negative_sampling of '" + negatives.behavior()
                    + "'; expected one of the behaviors " + plan.behaviors().keySet());
        }
    }

    /** The rule of a plan; empty where all negatives stay. */
    static Optional<NegativeRule> of(LogPlan plan, long seed) {
        return Optional.ofNullable(plan.split().negativeSampling()).map(found -> new NegativeRule(plan, found, seed));
    }

    /**
     * SQL that tells whether a training sample is left out, over impressions {@code i} with their labels.
     *
     * @param columns the carried columns of the impressions
     */
    String leavesOut(CarriedColumns columns) {
        List<String> texts = new ArrayList<>(List.of("'negatives'", "'" + seed + "'"));
        key.forEach(column -> texts.add("coalesce(CAST(i." + columns.alias(column) + " AS VARCHAR), '')"));
        texts.add("i.s");
        texts.add("i.t");
        return "i.l" + label + " = 0 AND " + SplitRule.place(texts) + " >= " + negatives.rate();
    }

    /** What came of it. */
    NegativeSampling sampling(List<SplitSummary> summaries, long leftOut) {
        long kept = summaries.stream()
                .filter(summary -> summary.split() == Split.TRAIN)
                .mapToLong(summary -> summary.counts(negatives.behavior()).negative())
                .sum();
        return new NegativeSampling(negatives.behavior(), negatives.rate(), kept, leftOut);
    }
}
