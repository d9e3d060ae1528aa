/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entirespace.data.duck.ArrangeJob;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.Split;

/** The samples with everything that files hold of them: names, SQL and order of the columns. They are no table but files. */
final class SampleQuery {

    /** What the name of a label column begins with. */
    static final String LABEL = "label_";
    /** Columns that every sample file has, or may have. */
    static final Set<String> RESERVED = Set.of("sample", "time", "sequence", "group", "split");
    /** The column that sample files have where the plan names an id, and only there: logs often have one of this name. */
    static final String ID = "id";

    private final LogPlan plan;
    private final LogShape shape;
    private final SplitRule rule;
    private final ImpressionCodes codes;

    /** The samples of a plan. */
    SampleQuery(LogPlan plan, LogShape shape, SplitRule rule, ImpressionCodes codes) {
        this.codes = codes;
        this.plan = plan;
        this.shape = shape;
        this.rule = rule;
    }

    /** The sample column that a field reads. */
    static String columnOf(String name, FieldPlan field) {
        return field.column() == null ? name : field.column();
    }

    /** SQL of a split's name over any view {@code i} of impressions. */
    String split() {
        return rule.sql(shape.carriedByImpressions());
    }

    /**
     * The query of a split's raw samples as they come, each with its number among those of the split.
     *
     * @param first the place of the split's first sample among all samples
     */
    String raw(Split split, int first) {
        String name = Sql.text(SplitRule.name(split));
        String selected = columns().entrySet().stream()
                .map(column ->
                        codes.written(column.getValue(), "i." + column.getValue()) + " AS " + Sql.name(column.getKey()))
                .collect(Collectors.joining(", "));
        return "SELECT " + ArrangeJob.FUNCTION + "(i.sample) - " + first + " AS sample, " + selected + ", " + name
                + " AS split FROM " + LabelledView.NAME + " i WHERE " + split() + " = " + name;
    }

    /** The query of all impressions, each with what {@code value} makes of the SQL of a column. */
    String values(String column, UnaryOperator<String> value) {
        return "SELECT i.sample, " + value.apply(sql(column)) + from(column);
    }

    /** A column in the training split. */
    TrainingColumn training(String column) {
        String from = " FROM (SELECT i." + alias(column) + " AS v" + fromSplit(column) + " WHERE " + split() + " = "
                + Sql.text(SplitRule.name(Split.TRAIN)) + ")";
        return new TrainingColumn(from, decoded(column, "v"), type(column).isPresent());
    }

    /** SQL from {@code FROM} on that reads a column, and computes none that it does not need. */
    String from(String column) {
        return from(column, ImpressionTable.NAME);
    }

    private String from(String column, String plain) {
        String sql = columns().getOrDefault(column, "");
        return " FROM "
                + switch (sql.isEmpty() ? ' ' : sql.charAt(0)) {
                    case 'l' -> LabelledView.LABELS;
                    case 'h' -> LabelledView.history(Integer.parseInt(sql.substring(1)));
                    default -> plain;
                }
                + " i";
    }

    /** The same where the split is asked for too: it may hang on labels. */
    private String fromSplit(String column) {
        return from(column, rule.negatives().isPresent() ? LabelledView.LABELS : ImpressionTable.NAME);
    }

    /** SQL of a column's value. */
    String sql(String column) {
        return decoded(column, "i." + alias(column));
    }

    /** SQL of a column's value, from SQL of the column as it is held. */
    String decoded(String column, String held) {
        return codes.decoded(alias(column), held);
    }

    /** The type whose values are the texts of a column, where these are numbered. */
    Optional<String> type(String column) {
        return codes.type(alias(column));
    }

    /** The short name of a column. */
    private String alias(String column) {
        String alias = columns().get(column);
        if (alias == null) {
            throw new IllegalArgumentException("samples have no column '" + column + "'");
        }
        return alias;
    }

    /** The query of all impressions, each with the number of its text in a column whose texts are numbered. */
    String numbers(String column) {
        return "SELECT i.sample, CAST(enum_code(i." + alias(column) + ") AS INTEGER)" + from(column);
    }

    /** The number of values in each split of a column of lists: the split and the sum. */
    String listValues(String column, UnaryOperator<String> list) {
        boolean coded = type(column).isPresent();
        return "SELECT split, sum(n * list_count(" + list.apply(decoded(column, "v")) + ")) FROM (SELECT " + split()
                + " AS split, i." + alias(column) + " AS v, " + (coded ? "count(*)" : "1") + " AS n" + fromSplit(column)
                + (coded ? " GROUP BY ALL" : "") + ") WHERE v IS NOT NULL GROUP BY split";
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
