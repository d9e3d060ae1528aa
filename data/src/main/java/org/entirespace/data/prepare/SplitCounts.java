/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/** Counts samples and labels of each split. */
final class SplitCounts {

    private SplitCounts() {}

    /** The summaries of the splits wanted, empty ones included, and of others that have samples. */
    static List<SplitSummary> of(DuckSession session, List<LabelRule> rules, List<Split> wanted) throws IOException {
        StringBuilder sql = new StringBuilder("SELECT count(*), min(t), max(t)");
        for (LabelRule rule : rules) {
            for (int code : new int[] {1, 0, -1}) {
                sql.append(", count(*) FILTER (WHERE l")
                        .append(rule.index())
                        .append(" = ")
                        .append(code)
                        .append(')');
            }
        }
        sql.append(" FROM ").append(SampleTable.NAME).append(" WHERE split = ");
        List<SplitSummary> summaries = new ArrayList<>();
        for (Split split : Split.values()) {
            Row row = session.query("count samples", sql.toString() + Sql.text(SplitRule.name(split)))
                    .get(0);
            if (row.whole(0) > 0 || wanted.contains(split)) {
                summaries.add(summary(split, row, rules));
            }
        }
        return summaries;
    }

    private static SplitSummary summary(Split split, Row row, List<LabelRule> rules) {
        Map<String, LabelCounts> labels = new LinkedHashMap<>();
        int column = 3;
        for (LabelRule rule : rules) {
            labels.put(
                    rule.behavior(), LabelCounts.of(row.whole(column), row.whole(column + 1), row.whole(column + 2)));
            column += 3;
        }
        Instant from = row.isNull(1) ? null : LogInstant.ofMicros(row.whole(1));
        Instant to = row.isNull(2) ? null : LogInstant.ofMicros(row.whole(2));
        return new SplitSummary(split, row.whole(0), labels, from, to);
    }
}
