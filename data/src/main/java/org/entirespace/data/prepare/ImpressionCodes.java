/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;

/**
 * Columns of texts, or of lists of texts, that come again and again. Each distinct one is written down once, as a value of an
 * ENUM, and a row holds its number: the table takes a fraction of the memory, and whatever compares, joins, counts or encodes
 * the column from then on does so by numbers. Numbers rise with the texts, so that an order by them is an order by texts.
 *
 * <p>A list is written down as the text that a cast makes of it, and only where a cast makes the same list of that text.
 */
final class ImpressionCodes {

    /** The most distinct texts of a column that are numbered. */
    static final int MOST = 1 << 18;

    private static final int FIRST_ROWS = 200_000;
    private static final int FEW = 1024;
    private static final String STEP = "numbers of texts";
    private static final String DISTINCT = "prep.distinct_texts";
    private static final String TEXT = "VARCHAR";
    private static final String LIST = "VARCHAR[]";

    private final DuckSession session;
    private final String table;
    private final int most;
    private final Map<String, Boolean> coded = new HashMap<>(); // whether it was a list, by column

    /** Codes of a table's columns, none yet, of at most {@code most} distinct texts each. */
    ImpressionCodes(DuckSession session, String table, int most) {
        this.session = session;
        this.table = table;
        this.most = most;
    }

    /** Numbers the texts of those of some columns that are worth it. */
    void codeTexts(List<String> columns) throws IOException {
        code(columns, TEXT);
    }

    /** Numbers the lists of those of some columns that are worth it. From then on an order by them is another one. */
    void codeLists(List<String> columns) throws IOException {
        code(columns, LIST);
    }

    /** The type of a column that was numbered. */
    Optional<String> type(String column) {
        return coded.containsKey(column) ? Optional.of("prep.texts_of_" + column) : Optional.empty();
    }

    /** SQL of the value that a column had, from SQL of the column of any table. */
    String decoded(String column, String sql) {
        Boolean list = coded.get(column);
        return list == null
                ? sql
                : "CAST(" + (list ? "CAST(" + sql + " AS VARCHAR) AS VARCHAR[]" : sql + " AS VARCHAR") + ")";
    }

    /** SQL of what a Parquet file takes for the value that a column had: texts by their numbers are written as texts. */
    String written(String column, String sql) {
        return Boolean.TRUE.equals(coded.get(column)) ? decoded(column, sql) : sql;
    }

    private void code(List<String> columns, String type) throws IOException {
        for (String column : repetitive(ofType(columns, type))) {
            code(column, type.equals(LIST));
        }
    }

    private List<String> ofType(List<String> columns, String type) throws IOException {
        return columns.isEmpty()
                ? List.of()
                : session.query(STEP, "DESCRIBE SELECT " + String.join(", ", columns) + " FROM " + table).stream()
                        .filter(row -> row.text(1).equals(type))
                        .map(row -> row.text(0))
                        .toList();
    }

    /** Those columns of whose first texts at least half were there before. */
    private List<String> repetitive(List<String> columns) throws IOException {
        if (columns.isEmpty()) {
            return columns;
        }
        String counts = columns.stream()
                .map(column -> "count(DISTINCT " + column + "), count(" + column + ")")
                .collect(Collectors.joining(", "));
        Row row = session.query(
                        STEP,
                        "SELECT " + counts + " FROM (SELECT " + String.join(", ", columns) + " FROM " + table
                                + " LIMIT " + FIRST_ROWS + ")")
                .get(0);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (row.whole(2 * i) <= Math.max(FEW, row.whole(2 * i + 1) / 2)) {
                found.add(columns.get(i));
            }
        }
        return found;
    }

    private void code(String column, boolean list) throws IOException {
        session.execute(
                STEP,
                "CREATE OR REPLACE TABLE " + DISTINCT + " AS SELECT v, CAST(v AS VARCHAR) AS x FROM (SELECT DISTINCT "
                        + column + " AS v FROM " + table + " WHERE " + column + " IS NOT NULL)");
        String same = list ? "count(*) FILTER (WHERE CAST(x AS VARCHAR[]) IS NOT DISTINCT FROM v)" : "count(*)";
        Row row = session.query(STEP, "SELECT count(*), " + same + " FROM " + DISTINCT)
                .get(0);
        if (row.whole(0) > 0 && row.whole(0) <= most && row.whole(1) == row.whole(0)) {
            coded.put(column, list);
            String type = type(column).orElseThrow();
            session.execute(STEP, "DROP TYPE IF EXISTS " + type);
            session.execute(STEP, "CREATE TYPE " + type + " AS ENUM (SELECT x FROM " + DISTINCT + " ORDER BY x)");
            session.execute(
                    STEP,
                    "ALTER TABLE " + table + " ALTER COLUMN " + column + " TYPE " + type + " USING CAST(CAST(" + column
                            + " AS VARCHAR) AS " + type + ")");
        }
        session.execute(STEP, "DROP TABLE " + DISTINCT);
    }
}
