/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.SqlFailedException;
import org.entirespace.data.duck.TextJob;
import org.entirespace.data.duck.TextJob.TextFile;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;

/**
 * Makes every source a table, or a view where the files are Parquet, by its name. Malformed lines of text are set aside as
 * rejected rows.
 */
final class SourceTables {

    private final DuckSession session;
    private final RejectedRows rejected;

    SourceTables(DuckSession session, RejectedRows rejected) {
        this.session = session;
        this.rejected = rejected;
    }

    /** Makes all sources; returns the rows read of those that became tables, malformed ones included. */
    Map<String, Long> create(Map<String, LogSource> sources, Path dataFolder) throws IOException, BadLogException {
        LogProblems problems = new LogProblems();
        SourceFiles finder = new SourceFiles(dataFolder);
        Map<String, List<TextFile>> files = new LinkedHashMap<>();
        for (Map.Entry<String, LogSource> source : sources.entrySet()) {
            List<TextFile> found = new ArrayList<>();
            for (String pattern : source.getValue().files()) {
                found.addAll(finder.find(source.getKey(), pattern, problems));
            }
            files.put(source.getKey(), found.stream().distinct().toList());
            TruthCheck.files(source.getKey(), found.stream().distinct().toList(), dataFolder, problems);
        }
        problems.throwIfAny();
        for (Map.Entry<String, LogSource> source : sources.entrySet()) {
            List<TextFile> found = files.getOrDefault(source.getKey(), List.of());
            CsvHeader.check(source.getKey(), source.getValue(), found, problems);
        }
        problems.throwIfAny();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Map.Entry<String, LogSource> source : sources.entrySet()) {
            String name = source.getKey();
            try {
                load(name, source.getValue(), files.getOrDefault(name, List.of()));
            } catch (SqlFailedException e) {
                problems.add("source '" + name + "'", e);
                continue;
            }
            TruthCheck.columns(
                    "source '" + name + "'",
                    ViewColumns.of(session, name).types().keySet(),
                    problems);
            if (source.getValue().format() != LogFormat.PARQUET) {
                rows.put(name, rejected.countFrom(name) + count(name));
            }
        }
        problems.throwIfAny();
        return rows;
    }

    /** Drops the tables again, once nothing reads the log itself: they are the largest there are. */
    static void drop(DuckSession session, Map<String, LogSource> sources) throws IOException {
        for (Map.Entry<String, LogSource> source : sources.entrySet()) {
            if (source.getValue().format() != LogFormat.PARQUET) {
                session.execute("sources", "DROP TABLE " + Sql.name(source.getKey()));
            }
        }
    }

    private long count(String source) throws IOException {
        return session.query("count source", "SELECT count(*) FROM " + Sql.name(source))
                .get(0)
                .whole(0);
    }

    private void load(String name, LogSource source, List<TextFile> files) throws IOException {
        String step = "read source '" + name + "'";
        Map<String, String> columns = source.columns() == null ? Map.of() : source.columns();
        switch (source.format()) {
            case CSV -> new CsvTable(session, rejected).create(name, source, files);
            case JSON -> new JsonTable(session, rejected).create(name, columns, files);
            case PARQUET ->
                session.execute(
                        step, "CREATE VIEW " + Sql.name(name) + " AS SELECT * FROM read_parquet(" + paths(files) + ")");
            case TEXT -> {
                session.load(step, new TextJob(name, RejectedRows.NOT_UTF8, files));
                rejected.takeNotUtf8(name);
            }
        }
    }

    /** SQL of a list of paths. */
    static String paths(List<TextFile> files) {
        return "[" + Sql.texts(files.stream().map(TextFile::path).toList()) + "]";
    }

    /** SQL of one more argument that declares columns, where there are any. */
    static String columns(Map<String, String> columns) {
        if (columns.isEmpty()) {
            return "";
        }
        return columns.entrySet().stream()
                .map(column -> Sql.name(column.getKey()) + ": " + Sql.text(column.getValue()))
                .collect(Collectors.joining(", ", ", columns = {", "}"));
    }
}
