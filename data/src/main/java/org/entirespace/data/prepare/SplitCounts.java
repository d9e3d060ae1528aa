/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;
import org.jspecify.annotations.Nullable;

/**
 * Samples and labels of each split, counted.
 *
 * @param summaries the splits that are wanted, and others that have samples
 * @param negatives what became of negatives in training; null where all stay
 */
record SplitCounts(List<SplitSummary> summaries, @Nullable NegativeSampling negatives) {

    /** Counts what a rule makes of samples. */
    static SplitCounts of(DuckSession session, SampleQuery samples, SplitRule rule, List<LabelRule> rules)
            throws IOException {
        Map<String, Row> found = found(session, samples, rules);
        List<Split> wanted = rule.wanted();
        List<SplitSummary> summaries = new ArrayList<>();
        for (Split split : Split.values()) {
            Row row = found.get(SplitRule.name(split));
            if (row != null || wanted.contains(split)) {
                summaries.add(summary(split, row, rules));
            }
        }
        Row leftOut = found.get(NegativeRule.LEFT_OUT);
        return new SplitCounts(
                summaries,
                rule.negatives()
                        .map(negatives -> negatives.sampling(summaries, leftOut == null ? 0 : leftOut.whole(1)))
                        .orElse(null));
    }

    /** The row of counts of each split, by its name. */
    private static Map<String, Row> found(DuckSession session, SampleQuery samples, List<LabelRule> rules)
            throws IOException {
        StringBuilder sql = new StringBuilder("SELECT " + samples.split() + " AS split, count(*), min(i.t), max(i.t)");
        for (LabelRule rule : rules) {
            for (int code : new int[] {1, 0, -1}) {
                sql.append(", count(*) FILTER (WHERE l")
                        .append(rule.index())
                        .append(" = ")
                        .append(code)
                        .append(')');
            }
        }
        sql.append(" FROM ").append(LabelledView.LABELS).append(" i GROUP BY split");
        Map<String, Row> found = new HashMap<>();
        session.query("count samples", sql.toString()).forEach(row -> found.put(row.text(0), row));
        return found;
    }

    /** The days of the training split with their samples, oldest first. */
    static List<DayRows> days(DuckSession session, SampleQuery samples) throws IOException {
        List<DayRows> days = new ArrayList<>();
        String sql = "SELECT " + Continuation.dayOf("v") + " AS day, count(*)"
                + samples.training("time").from() + " GROUP BY day ORDER BY day";
        for (Row row : session.query("count days", sql)) {
            days.add(new DayRows(LocalDate.ofEpochDay(row.whole(0)), row.whole(1)));
        }
        return days;
    }

    /** The summary of a row of counts, or of no samples at all. */
    private static SplitSummary summary(Split split, @Nullable Row row, List<LabelRule> rules) {
        Map<String, LabelCounts> labels = new LinkedHashMap<>();
        int column = 4;
        for (LabelRule rule : rules) {
            labels.put(
                    rule.behavior(),
                    row == null
                            ? LabelCounts.of(0, 0, 0)
                            : LabelCounts.of(row.whole(column), row.whole(column + 1), row.whole(column + 2)));
            column += 3;
        }
        if (row == null) {
            return new SplitSummary(split, 0, labels, null, null);
        }
        Instant from = LogInstant.ofMicros(row.whole(2));
        Instant to = LogInstant.ofMicros(row.whole(3));
        return new SplitSummary(split, row.whole(1), labels, from, to);
    }
}
