/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/** Counts samples and labels of each split. */
final class SplitCounts {

    private SplitCounts() {}

    /** The summaries of the splits that have a file. */
    static List<SplitSummary> of(DuckSession session, SampleFiles files, List<LabelRule> rules) throws IOException {
        StringBuilder sql = new StringBuilder("SELECT count(*), min(time), max(time)");
        for (LabelRule rule : rules) {
            for (int code : new int[] {1, 0, -1}) {
                sql.append(", count(*) FILTER (WHERE ")
                        .append(Sql.name(SampleQuery.LABEL + rule.behavior()))
                        .append(" = ")
                        .append(code)
                        .append(')');
            }
        }
        List<SplitSummary> summaries = new ArrayList<>();
        for (Split split : files.splits()) {
            Row row = session.query("count samples", sql + files.read(split)).get(0);
            summaries.add(summary(split, row, rules));
        }
        return summaries;
    }

    /** The days of the training split with their samples, oldest first. */
    static List<DayRows> days(DuckSession session, SampleFiles files) throws IOException {
        List<DayRows> days = new ArrayList<>();
        String sql = "SELECT " + Continuation.dayOf("time") + " AS day, count(*)" + files.read(Split.TRAIN)
                + " GROUP BY day ORDER BY day";
        for (Row row : session.query("count days", sql)) {
            days.add(new DayRows(LocalDate.ofEpochDay(row.whole(0)), row.whole(1)));
        }
        return days;
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
