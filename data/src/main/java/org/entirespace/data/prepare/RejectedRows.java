/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.TextJob.TextFile;

/**
 * Rows that take no part, each with its place, reason and content. Place: the line within a file, or the row within a view,
 * both from 1.
 */
final class RejectedRows {

    /** Where the CSV reader leaves what it could not read. */
    static final String CSV_ERRORS = "csv_errors";

    static final String CSV_SCANS = "csv_scans";
    /** Where the text reader leaves lines that are not UTF-8. */
    static final String NOT_UTF8 = "lines_that_are_not_utf8";

    private static final String TABLE = "prep.rejected";

    private final DuckSession session;

    /** No rows yet. */
    RejectedRows(DuckSession session) throws IOException {
        this.session = session;
        session.execute(
                "rejected rows",
                "CREATE OR REPLACE TABLE " + TABLE
                        + " (origin VARCHAR, file VARCHAR, row_number BIGINT, reason VARCHAR, content VARCHAR)");
    }

    /** Takes the lines that the CSV reader could not read; a line counts once, by the first of its errors. */
    void takeFromCsv(String source, List<TextFile> files) throws IOException {
        StringBuilder names = new StringBuilder("CASE s.file_path");
        for (TextFile file : files) {
            names.append(" WHEN ")
                    .append(Sql.text(file.path()))
                    .append(" THEN ")
                    .append(Sql.text(file.name()));
        }
        names.append(" END");
        session.execute(
                "malformed lines",
                "INSERT INTO " + TABLE + " SELECT " + Sql.text(source) + ", " + names + ", e.line,"
                        + " 'csv_' || replace(lower(arg_min(e.error_type::VARCHAR, e.byte_position)), ' ', '_'),"
                        + " any_value(e.csv_line) FROM " + CSV_ERRORS + " e JOIN " + CSV_SCANS
                        + " s USING (scan_id, file_id) GROUP BY s.file_path, e.line ORDER BY s.file_path, e.line");
        session.execute("malformed lines", "DROP TABLE " + CSV_ERRORS);
        session.execute("malformed lines", "DROP TABLE " + CSV_SCANS);
    }

    /** Takes the lines that the text reader could not read. */
    void takeNotUtf8(String source) throws IOException {
        session.execute(
                "malformed lines",
                "INSERT INTO " + TABLE + " SELECT " + Sql.text(source) + ", file, line_number, 'not_utf8', line FROM "
                        + Sql.name(NOT_UTF8));
        session.execute("malformed lines", "DROP TABLE " + Sql.name(NOT_UTF8));
    }

    /**
     * Takes the rows of a source's table that have content left over, and the column of that content from the table.
     *
     * @param content the column that holds the whole row where a value could not be cast, else NULL
     */
    void takeUncast(String source, String content) throws IOException {
        String column = Sql.name(content);
        session.execute(
                "rows that cannot be cast",
                "INSERT INTO " + TABLE + " SELECT " + Sql.text(source) + ", NULL, rowid + 1, 'csv_cast', " + column
                        + " FROM " + Sql.name(source) + " WHERE " + column + " IS NOT NULL ORDER BY rowid");
        session.execute(
                "rows that cannot be cast", "DELETE FROM " + Sql.name(source) + " WHERE " + column + " IS NOT NULL");
        session.execute("rows that cannot be cast", "ALTER TABLE " + Sql.name(source) + " DROP COLUMN " + column);
    }

    /** Takes the lines that have a reason, of a table with file, line_number, line and reason. */
    void takeLines(String source, String table) throws IOException {
        session.execute(
                "malformed lines",
                "INSERT INTO " + TABLE + " SELECT " + Sql.text(source) + ", file, line_number, reason, line FROM "
                        + table + " WHERE reason IS NOT NULL ORDER BY rowid");
    }

    /** Takes the rows of a table of checked rows that have a reason; they lie in the order of the view. */
    void takeFromView(String view, String table) throws IOException {
        session.execute(
                "rejected rows of view '" + view + "'",
                "INSERT INTO " + TABLE + " SELECT " + Sql.text(view) + ", NULL, rowid + 1, reason, content FROM "
                        + table + " WHERE reason IS NOT NULL ORDER BY rowid");
    }

    /** How many rows a source or view has lost. */
    long countFrom(String origin) throws IOException {
        return session.query("rejected rows", "SELECT count(*) FROM " + TABLE + " WHERE origin = " + Sql.text(origin))
                .get(0)
                .whole(0);
    }

    /** Rows by reason, reasons in alphabetical order. */
    Map<String, Long> byReason() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Row row : session.query(
                "rejected rows", "SELECT reason, count(*) FROM " + TABLE + " GROUP BY reason ORDER BY reason")) {
            counts.put(row.text(0), row.whole(1));
        }
        return counts;
    }

    /** The first row of each reason in words, reasons in alphabetical order. */
    List<String> examples() throws IOException {
        return session
                .query(
                        "rejected rows",
                        "SELECT reason, count(*) OVER (PARTITION BY reason), origin, file, row_number, content FROM "
                                + TABLE
                                + " QUALIFY row_number() OVER (PARTITION BY reason ORDER BY origin, file, row_number) = 1"
                                + " ORDER BY reason")
                .stream()
                .map(RejectedRows::inWords)
                .toList();
    }

    private static String inWords(Row row) {
        String place = row.isNull(3)
                ? "view '" + row.text(2) + "', row " + row.text(4)
                : "source '" + row.text(2) + "', " + row.text(3) + " line " + row.text(4);
        return row.text(0) + ": " + row.text(1) + ", the first at " + place + ": "
                + (row.isNull(5)
                        ? ""
                        : row.text(5).substring(0, Math.min(200, row.text(5).length())));
    }

    /** Writes all rows as CSV. */
    void writeTo(Path file) throws IOException {
        session.execute(
                "write rejected rows",
                "COPY (SELECT * FROM " + TABLE + " ORDER BY origin, file, row_number, reason, content) TO "
                        + Sql.text(file.toString()) + " (FORMAT csv, HEADER true, USE_TMP_FILE false)");
    }
}
