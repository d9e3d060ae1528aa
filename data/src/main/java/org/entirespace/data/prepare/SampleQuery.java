/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.Split;

/** The samples with everything that files hold of them: names, SQL and order of the columns. They are no table but files. */
final class SampleQuery {

    /** What the name of a label column begins with. */
    static final String LABEL = "label_";
    /** Columns that every sample file has, or may have. */
    static final Set<String> RESERVED = Set.of("time", "sequence", "group", "split");
    /** The column that sample files have where the plan names an id, and only there: logs often have one of this name. */
    static final String ID = "id";

    private final LogPlan plan;
    private final LogShape shape;
    private final SplitRule rule;
    private final boolean byDay;

    /** The samples of a plan; by days, oldest first, or all in random order. */
    SampleQuery(LogPlan plan, LogShape shape, SplitRule rule, boolean byDay) {
        this.byDay = byDay;
        this.plan = plan;
        this.shape = shape;
        this.rule = rule;
    }

    /** The sample column that a field reads. */
    static String columnOf(String name, FieldPlan field) {
        return field.column() == null ? name : field.column();
    }

    /** The query of a split's samples in their order, which depends on the seed and their keys, sequences and times. */
    String query(Split split, long seed) {
        String name = Sql.text(SplitRule.name(split));
        String selected = columns().entrySet().stream()
                .map(column -> "i." + column.getValue() + " AS " + Sql.name(column.getKey()))
                .collect(Collectors.joining(", "));
        return "SELECT " + selected + ", " + name + " AS split FROM " + LabelledView.NAME + " i WHERE "
                + rule.sql(shape.carriedByImpressions()) + " = " + name + " ORDER BY "
                + (byDay ? Continuation.dayOf("i.t") + ", " : "") + shuffle(seed) + ", i.t, i.s, "
                + keyAliases().stream().map(alias -> "i." + alias).collect(Collectors.joining(", "));
    }

    /** The query of the splits that have samples. */
    String splits() {
        return "SELECT DISTINCT " + rule.sql(shape.carriedByImpressions()) + " FROM " + ImpressionTable.NAME + " i";
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

    /** SQL by column name. */
    private Map<String, String> columns() {
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
        plan.fields().forEach((name, field) -> {
            String column = columnOf(name, field);
            if (!columns.containsKey(column)) {
                columns.put(column, shape.carriedByImpressions().alias(column));
            }
        });
        return columns;
    }
}
