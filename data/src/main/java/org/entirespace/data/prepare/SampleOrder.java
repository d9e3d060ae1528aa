/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entirespace.data.duck.ArrangeJob;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.Split;

/**
 * The order of the samples: split after split, each in a shuffle that depends on the seed and on each sample's key, sequence and
 * time, and on nothing else; day after day where days matter. Where the plan names requests, these are shuffled, by the values
 * of their columns, and the samples of each lie together, shuffled among themselves.
 */
final class SampleOrder {

    private final LogPlan plan;
    private final LogShape shape;
    private final SplitRule rule;
    private final boolean byDay;
    private final long seed;

    /** The order of a plan's samples; by days, oldest first, or all in random order. */
    SampleOrder(LogPlan plan, LogShape shape, SplitRule rule, boolean byDay, long seed) {
        this.plan = plan;
        this.shape = shape;
        this.rule = rule;
        this.byDay = byDay;
        this.seed = seed;
    }

    /**
     * The job that gives samples their places.
     *
     * @param splits the splits that there are, in the order of their files
     * @param impressions all numbers of impressions are less than this
     * @param samples how many samples there are
     */
    ArrangeJob job(List<Split> splits, int impressions, int samples) {
        String place = "CASE " + rule.sql(shape.carriedByImpressions()) + " "
                + IntStream.range(0, splits.size())
                        .mapToObj(i -> "WHEN " + Sql.text(SplitRule.name(splits.get(i))) + " THEN " + i)
                        .collect(Collectors.joining(" "))
                + " END AS p";
        List<String> order = new ArrayList<>(List.of("p"));
        StringBuilder hashed = new StringBuilder();
        if (byDay) {
            order.add("d");
            hashed.append(", ").append(Continuation.dayOf("i.t")).append(" AS d");
        }
        if (plan.impressions().request() != null) {
            order.add("r");
            hashed.append(", ").append(hash(plan.impressions().request(), "")).append(" AS r");
        }
        order.add("h");
        hashed.append(", ")
                .append(hash(plan.impressions().key(), ", i.s, i.t"))
                .append(" AS h FROM ")
                .append(rule.negatives().isPresent() ? LabelledView.LABELS : ImpressionTable.NAME)
                .append(" i");
        String first = String.join(", ", order);
        return new ArrangeJob(
                "SELECT sample, h FROM (SELECT i.sample, " + place + hashed + ") WHERE p IS NOT NULL ORDER BY " + first,
                "SELECT sample FROM (SELECT i.*, " + place + hashed + " WHERE i.sample IN (" + ArrangeJob.TIED
                        + ")) ORDER BY " + first + ", t, s, "
                        + String.join(", ", aliases(plan.impressions().key())),
                impressions,
                samples);
    }

    private String hash(List<String> columns, String more) {
        String texts = aliases(columns).stream()
                .map(alias -> "coalesce(CAST(i." + alias + " AS VARCHAR), '')")
                .collect(Collectors.joining(", "));
        return TextHash.sql("concat_ws(chr(31), '" + seed + "', " + texts + more + ")");
    }

    private List<String> aliases(List<String> columns) {
        return columns.stream().map(shape.carriedByImpressions()::alias).toList();
    }
}
