/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SQL that reads the rows of a view: t (microseconds), s (sequence), the reason why a row is rejected (NULL for good ones), and
 * the content of rejected rows as JSON. Checks run in the order they were added; the first that fails is the reason.
 *
 * <p>The view's columns are renamed before anything is derived from them, so that their names clash with nothing.
 */
final class RowCheck {

    private final Map<String, String> raw = new LinkedHashMap<>(); // short name by column
    private final List<String> derived = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private boolean sequenced;

    /** Rejects rows without a value. */
    void present(String column, String reason) {
        reasons.add("WHEN " + raw(column) + " IS NULL THEN " + Sql.text(reason));
    }

    /** Rejects rows without a value in a key column. */
    void key(String column) {
        present(column, "missing_key");
    }

    /** Reads the time of a row. */
    void time(String column, String type, @Nullable TimeUnit unit) {
        present(column, "missing_time");
        readTime("t", column, type, unit, "unparsable_time");
    }

    /** Reads the time by which a sample is put into a split. */
    void splitTime(String column, String type, @Nullable TimeUnit unit) {
        present(column, "missing_split_time");
        readTime("st", column, type, unit, "unparsable_split_time");
    }

    private void readTime(String name, String column, String type, @Nullable TimeUnit unit, String reason) {
        String micros = TimeColumn.micros(raw(column), type, TimeColumn.orDefault(unit));
        derived.add(micros + " AS " + name);
        reasons.add("WHEN " + name + " IS NULL THEN " + Sql.text(reason));
    }

    /** Reads the place of a row in the order of its key; without it the time is the place. */
    void sequence(String column, String type) {
        sequenced = true;
        present(column, "missing_sequence");
        derived.add(SequenceColumn.whole(raw(column), type) + " AS s");
        reasons.add("WHEN s IS NULL THEN " + Sql.text("unparsable_sequence"));
    }

    /** Reads the id of an impression. */
    void id(String column) {
        present(column, "missing_id");
        derived.add(IdColumn.whole(raw(column)) + " AS id");
        reasons.add("WHEN id IS NULL THEN " + Sql.text("unparsable_id"));
    }

    /** Reads the type of an event. */
    void type(String column) {
        present(column, "missing_type");
        derived.add("CAST(" + raw(column) + " AS VARCHAR) AS type");
    }

    private String raw(String column) {
        return raw.computeIfAbsent(column, c -> "r" + raw.size());
    }

    /**
     * The query.
     *
     * @param view the view read
     * @param carried columns that are carried along
     * @param relevant SQL for whether a row is of any interest; others are never rejected
     */
    String sql(String view, CarriedColumns carried, String relevant) {
        StringBuilder renamed = new StringBuilder();
        StringBuilder names = new StringBuilder();
        List<String> content = new ArrayList<>();
        raw.forEach((column, name) -> {
            renamed.append(renamed.isEmpty() ? "" : ", ")
                    .append("v.")
                    .append(Sql.name(column))
                    .append(" AS ")
                    .append(name);
            names.append(names.isEmpty() ? "" : ", ").append(name);
            content.add(Sql.name(column) + " := " + name);
        });
        String rows = "SELECT " + renamed + carried.commaSelected("v") + " FROM " + Sql.name(view) + " v";
        String read = "SELECT *, " + String.join(", ", derived) + " FROM (" + rows + ")";
        String judged = "SELECT *" + (sequenced ? "" : ", t AS s") + ", CASE WHEN NOT (" + relevant + ") THEN NULL "
                + String.join(" ", reasons) + " END AS reason FROM (" + read + ")";
        return "SELECT * EXCLUDE (" + names + "), CASE WHEN reason IS NOT NULL THEN CAST(to_json(struct_pack("
                + String.join(", ", content) + ")) AS VARCHAR) END AS content FROM (" + judged + ")";
    }
}
