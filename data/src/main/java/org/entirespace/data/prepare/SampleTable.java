/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.Split;

/**
 * The samples with everything that files hold of them: the columns of the impressions, labels l0, l1 and so on, history
 * features h0, h1 and so on, split (its name) and shuffle (their order).
 */
final class SampleTable {

    static final String NAME = "prep.samples";
    /** What the name of a label column begins with. */
    static final String LABEL = "label_";
    /** Columns that every sample file has, or may have. */
    static final Set<String> RESERVED = Set.of("time", "sequence", "group", "split");
    /** The column that sample files have where the plan names an id, and only there: logs often have one of this name. */
    static final String ID = "id";

    /** SQL of a sample's day, counted from 1970-01-01. */
    private static final String DAY = "CAST(floor(t / " + Continuation.DAY + ") AS BIGINT)";

    private final LogPlan plan;
    private final LogShape shape;
    private final boolean byDay;

    /** The samples of a plan; by days, oldest first, or all in random order. */
    SampleTable(LogPlan plan, LogShape shape, boolean byDay) {
        this.byDay = byDay;
        this.plan = plan;
        this.shape = shape;
    }

    /** Makes the table. The order of the samples depends on the seed and their keys, sequences and times. */
    void create(DuckSession session, SplitRule split, long seed) throws IOException {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < plan.history().size(); i++) {
            columns.append(", coalesce(n").append(i).append(".n, 0) AS h").append(i);
            joins.append(" LEFT JOIN ")
                    .append(HistoryTables.name(i))
                    .append(" n")
                    .append(i);
            joins.append(" ON i.sample = n").append(i).append(".sample");
        }
        session.execute(
                "samples",
                "CREATE OR REPLACE TABLE " + NAME + " AS SELECT i.*, l.* EXCLUDE (sample)" + columns + ", "
                        + split.sql(shape.carriedByImpressions()) + " AS split, " + shuffle(seed) + " AS shuffle FROM "
                        + ImpressionTable.NAME + " i JOIN " + LabelTable.NAME + " l ON i.sample = l.sample" + joins);
    }

    private String shuffle(long seed) {
        String key = keyAliases().stream()
                .map(alias -> "coalesce(CAST(i." + alias + " AS VARCHAR), '')")
                .collect(Collectors.joining(", "));
        return "CAST('0x' || left(md5(concat_ws(chr(31), '" + seed + "', " + key + ", i.s, i.t)), 15) AS BIGINT)";
    }

    private List<String> keyAliases() {
        return plan.impressions().key().stream()
                .map(shape.carriedByImpressions()::alias)
                .toList();
    }

    /** SQL of the column that a field reads. */
    String field(String name, FieldPlan field) {
        String column = columnOf(name, field);
        int history = new ArrayList<>(plan.history().keySet()).indexOf(column);
        return history >= 0 ? "h" + history : shape.carriedByImpressions().alias(column);
    }

    /** The sample column that a field reads. */
    static String columnOf(String name, FieldPlan field) {
        return field.column() == null ? name : field.column();
    }

    /** The query of a split's sample file, in the order of the file. */
    String fileQuery(Split split) {
        String selected = fileColumns().entrySet().stream()
                .map(column -> column.getValue() + " AS " + Sql.name(column.getKey()))
                .collect(Collectors.joining(", "));
        return "SELECT " + selected + " FROM " + NAME + " WHERE split = " + Sql.text(SplitRule.name(split))
                + " ORDER BY " + (byDay ? DAY + ", " : "") + "shuffle, t, s, " + String.join(", ", keyAliases());
    }

    /** The days of the training split with their samples, oldest first. */
    static List<DayRows> days(DuckSession session) throws IOException {
        List<DayRows> days = new ArrayList<>();
        String sql =
                "SELECT " + DAY + " AS day, count(*) FROM " + NAME + " WHERE split = 'train' GROUP BY day ORDER BY day";
        for (Row row : session.query("count days", sql)) {
            days.add(new DayRows(LocalDate.ofEpochDay(row.whole(0)), row.whole(1)));
        }
        return days;
    }

    /** SQL by column name. */
    private Map<String, String> fileColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        plan.impressions()
                .key()
                .forEach(key -> columns.put(key, shape.carriedByImpressions().alias(key)));
        columns.put("time", "t");
        if (plan.impressions().sequence() != null) {
            columns.put("sequence", "s");
        }
        if (plan.impressions().group() != null) {
            columns.put(
                    "group",
                    shape.carriedByImpressions().alias(plan.impressions().group()));
        }
        if (plan.impressions().id() != null) {
            columns.put(ID, "id");
        }
        int label = 0;
        for (String behavior : plan.behaviors().keySet()) {
            columns.put(LABEL + behavior, "l" + label++);
        }
        int history = 0;
        for (String feature : plan.history().keySet()) {
            columns.put(feature, "h" + history++);
        }
        plan.fields().forEach((name, field) -> columns.putIfAbsent(columnOf(name, field), field(name, field)));
        columns.put("split", "split");
        return columns;
    }
}
