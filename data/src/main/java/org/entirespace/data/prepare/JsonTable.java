/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.SqlFailedException;
import org.entirespace.data.duck.TextJob;
import org.entirespace.data.duck.TextJob.TextFile;

/**
 * Makes a table of JSON files. The database reads them, and stops at the first fault. Only then are the files read again line by
 * line: lines that are no JSON object, or whose values do not fit the declared columns, are rejected, and the others are read as
 * if they had been the whole. Files that are one array, or compressed, have no lines to set aside; there a fault stays an error.
 */
final class JsonTable {

    private static final String LINES = "lines_of_json";
    private static final String JUDGED = "prep.judged_lines";
    private static final String HINT =
            "; a malformed line can be set aside only where each line of a file is one object, and the file not compressed";

    private final DuckSession session;
    private final RejectedRows rejected;

    JsonTable(DuckSession session, RejectedRows rejected) {
        this.session = session;
        this.rejected = rejected;
    }

    /** Makes the table {@code name}; {@code columns} are SQL types by name, none where they are to be detected. */
    void create(String name, Map<String, String> columns, List<TextFile> files) throws IOException {
        try {
            read(name, columns, SourceTables.paths(files));
        } catch (SqlFailedException fault) {
            if (!LogProblems.isOfTheLog(fault)) {
                throw fault;
            }
            createWithoutBadLines(name, columns, files, fault);
        }
    }

    private void read(String name, Map<String, String> columns, String paths) throws IOException {
        session.execute(
                "read source '" + name + "'",
                "CREATE TABLE " + Sql.name(name) + " AS SELECT * FROM read_json(" + paths
                        + SourceTables.columns(columns) + ", records = 'true')");
    }

    private void createWithoutBadLines(
            String name, Map<String, String> columns, List<TextFile> files, SqlFailedException fault)
            throws IOException {
        if (files.stream().anyMatch(file -> file.name().matches("(?i).*\\.(gz|zst)"))) {
            throw explained(fault);
        }
        session.load("lines of source '" + name + "'", new TextJob(LINES, RejectedRows.NOT_UTF8, files));
        session.execute("judge lines of source '" + name + "'", judged(columns));
        session.execute("lines of source '" + name + "'", "DROP TABLE " + LINES);
        if (!hasGoodAndBadLines()) {
            throw explained(fault);
        }
        Path good = session.workFolder().resolve("good_lines.ndjson");
        try {
            session.execute(
                    "good lines of source '" + name + "'",
                    "COPY (SELECT line FROM " + JUDGED + " WHERE reason IS NULL ORDER BY rowid) TO "
                            + Sql.text(good.toString())
                            + " (FORMAT csv, HEADER false, DELIMITER '', QUOTE '', ESCAPE '', USE_TMP_FILE false)");
            read(name, columns, Sql.text(good.toString()));
        } catch (SqlFailedException e) {
            throw LogProblems.isOfTheLog(e) ? explained(fault) : e;
        } finally {
            Files.deleteIfExists(good);
        }
        rejected.takeLines(name, JUDGED);
        rejected.takeNotUtf8(name);
        session.execute("lines of source '" + name + "'", "DROP TABLE " + JUDGED);
    }

    /** Every line that is not blank, with the reason why it is rejected, NULL for good ones. */
    private static String judged(Map<String, String> columns) {
        StringBuilder reasons = new StringBuilder("CASE WHEN NOT json_valid(line) THEN 'json_malformed'"
                + " WHEN TRY(json_type(line)) <> 'OBJECT' THEN 'json_not_an_object'");
        columns.forEach((column, type) -> {
            String value = "json_extract(line, " + Sql.text("$.\"" + column.replace("\"", "\\\"") + "\"") + ")";
            reasons.append(" WHEN coalesce(TRY(json_type(")
                    .append(value)
                    .append(")), 'NULL') <> 'NULL' AND TRY(json_transform")
                    .append(isNested(type) ? "" : "_strict")
                    .append('(')
                    .append(value)
                    .append(", ")
                    .append(Sql.text('"' + type.replace("\"", "\\\"") + '"'))
                    .append(")) IS NULL THEN 'json_cast'");
        });
        return "CREATE OR REPLACE TABLE " + JUDGED + " AS SELECT *, " + reasons + " END AS reason FROM " + LINES
                + " WHERE trim(line, ' \t') <> ''";
    }

    /** Whether values of a type have keys of their own, of which a strict cast would ask for all. */
    private static boolean isNested(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        return upper.contains("STRUCT") || upper.contains("MAP") || upper.contains("UNION");
    }

    private boolean hasGoodAndBadLines() throws IOException {
        Row row = session.query(
                        "judge lines",
                        "SELECT count(*) FILTER (WHERE reason IS NULL), count(reason) + (SELECT count(*) FROM "
                                + Sql.name(RejectedRows.NOT_UTF8) + "), (SELECT count(*) FROM (SELECT file,"
                                + " arg_min(line, line_number) AS first FROM " + JUDGED
                                + " GROUP BY file) WHERE ltrim(first) LIKE '[%') FROM " + JUDGED)
                .get(0);
        return row.whole(0) > 0 && row.whole(1) > 0 && row.whole(2) == 0;
    }

    /** The fault without the database's advice on options that a recipe does not have. */
    private static SqlFailedException explained(SqlFailedException fault) {
        String message = fault.databaseMessage();
        for (String advice : List.of("\nTry setting", " Try auto-detecting", "\n If this error", "\n\nLINE ")) {
            int at = message.indexOf(advice);
            message = at < 0 ? message : message.substring(0, at);
        }
        return new SqlFailedException(fault.step(), message.strip().replaceAll("\\.$", "") + HINT);
    }
}
