/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.TextJob.TextFile;
import org.entirespace.data.plan.LogSource;

/** Makes a table of CSV files. They are read once and whole, so that every malformed line is seen, and seen once. */
final class CsvTable {

    /** Types of which the database's reader makes NULL what it cannot read, without a word. */
    private static final Set<String> ZONED =
            Set.of("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE", "TIMETZ", "TIME WITH TIME ZONE");

    private static final String UNCAST = "content of a row that could not be cast";

    private final DuckSession session;
    private final RejectedRows rejected;

    CsvTable(DuckSession session, RejectedRows rejected) {
        this.session = session;
        this.rejected = rejected;
    }

    /** Makes the table {@code name}. */
    void create(String name, LogSource source, List<TextFile> files) throws IOException {
        Map<String, String> columns = new LinkedHashMap<>(source.columns() == null ? Map.of() : source.columns());
        Map<String, String> zoned = new LinkedHashMap<>();
        columns.forEach((column, type) -> {
            if (ZONED.contains(type.strip().toUpperCase(Locale.ROOT))) {
                zoned.put(column, type);
            }
        });
        zoned.keySet().forEach(column -> columns.put(column, "VARCHAR"));
        session.execute(
                "read source '" + name + "'",
                "CREATE TABLE " + Sql.name(name) + " AS SELECT " + selected(zoned) + " FROM read_csv("
                        + SourceTables.paths(files) + SourceTables.columns(columns) + options(source) + ") AS r");
        rejected.takeFromCsv(name, files);
        if (!zoned.isEmpty()) {
            rejected.takeUncast(name, UNCAST);
        }
    }

    /** All columns; those with a zone are cast here, and what cannot be cast leaves the row's content in one more column. */
    private static String selected(Map<String, String> zoned) {
        if (zoned.isEmpty()) {
            return "*";
        }
        List<String> casts = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        zoned.forEach((column, type) -> {
            String cast = "TRY_CAST(r." + Sql.name(column) + " AS " + type + ")";
            casts.add(cast + " AS " + Sql.name(column));
            failures.add("(r." + Sql.name(column) + " IS NOT NULL AND " + cast + " IS NULL)");
        });
        return "r.* REPLACE (" + String.join(", ", casts) + "), CASE WHEN " + String.join(" OR ", failures)
                + " THEN CAST(to_json(r) AS VARCHAR) END AS " + Sql.name(UNCAST);
    }

    private static String options(LogSource source) {
        String delimiter = source.delimiter() == null ? "" : ", delim = " + Sql.text(source.delimiter());
        String header = source.header() == null ? "" : ", header = " + source.header();
        return delimiter + header + ", quote = '\"', escape = '\"', store_rejects = true, rejects_table = "
                + Sql.text(RejectedRows.CSV_ERRORS) + ", rejects_scan = " + Sql.text(RejectedRows.CSV_SCANS);
    }
}
