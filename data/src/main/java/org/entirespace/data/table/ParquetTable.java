/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of plain figures as a Parquet file, for people and other tools: one row an element, in their order, up to some
 * 100,000 of them. Not for samples, which never leave the database process as rows.
 *
 * <p>The rows lie as JSON lines in a temporary folder of the system, where a database process of its own turns them into
 * Parquet.
 */
public final class ParquetTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEMORY = "500MB";

    private ParquetTable() {}

    private enum Type {
        VARCHAR,
        BIGINT,
        DOUBLE
    }

    /**
     * A column. Any value may be null, which is NULL in the file.
     *
     * @param <R> what a row is made of
     */
    public static final class Column<R> {

        private final String name;
        private final Type type;
        private final Function<? super R, ? extends @Nullable Object> value;

        private Column(String name, Type type, Function<? super R, ? extends @Nullable Object> value) {
            this.name = name;
            this.type = type;
            this.value = value;
        }

        /** A column of texts (VARCHAR). */
        public static <R> Column<R> text(String name, Function<? super R, ? extends @Nullable String> value) {
            return new Column<>(name, Type.VARCHAR, value);
        }

        /** A column of whole numbers of 64 bits (BIGINT). */
        public static <R> Column<R> whole(String name, Function<? super R, ? extends @Nullable Long> value) {
            return new Column<>(name, Type.BIGINT, value);
        }

        /** A column of finite numbers (DOUBLE). What is undefined is null; NaN and infinities are refused. */
        public static <R> Column<R> number(String name, Function<? super R, ? extends @Nullable Double> value) {
            return new Column<>(name, Type.DOUBLE, value);
        }

        private @Nullable Object of(R element, long row) {
            Object found = value.apply(element);
            if (found instanceof Double number && !Double.isFinite(number)) {
                throw refused(row, number, "a finite number, or null where it is undefined");
            }
            if (found instanceof String text
                    && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw refused(row, text, "text without halves of surrogate pairs");
            }
            return found;
        }

        private IllegalArgumentException refused(long row, Object found, String expected) {
            return new IllegalArgumentException(
                    "row " + row + ", column '" + name + "': " + found + "; expected " + expected);
        }
    }

    /**
     * Writes a table, whole or not at all, replacing the file that was there.
     *
     * @param target the file, in an existing folder
     * @param columns at least one; names not blank, and distinct without regard to case, as SQL compares them
     * @param rows what rows are made of, gone through once
     * @return the file's seal
     * @throws IllegalArgumentException when columns or a value break these rules; rows count from 0
     * @throws org.entirespace.data.duck.DiskFullException when the disk is full
     * @throws org.entirespace.data.duck.DuckDiedException when the database process died
     * @throws IOException for other trouble with files or the database; the target stays as it was whatever went wrong
     */
    public static <R> FileSeal write(Path target, List<Column<R>> columns, Iterable<? extends R> rows)
            throws IOException {
        checkNames(columns);
        String prefix = "entirespace-table-" + ProcessHandle.current().pid() + "-";
        Path work = Files.createTempDirectory(prefix).toRealPath();
        try {
            Path lines = work.resolve("rows.json");
            Path parquet = work.resolve("table.parquet");
            writeLines(lines, columns, rows);
            try (DuckSession session = DuckSession.start(new DuckOptions(MEMORY, 1, List.of(), work))) {
                session.execute("write " + target.getFileName(), copySql(columns, lines, parquet));
            }
            return AtomicFile.write(target, out -> Files.copy(parquet, out));
        } finally {
            FolderTree.delete(work);
        }
    }

    private static <R> void checkNames(List<Column<R>> columns) {
        Set<String> names = new HashSet<>();
        for (Column<R> column : columns) {
            if (column.name.isBlank() || !names.add(column.name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("column name '" + column.name
                        + "': expected one that is not blank and, without regard to case, no other column has");
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table without columns; expected at least one");
        }
    }

    private static <R> void writeLines(Path lines, List<Column<R>> columns, Iterable<? extends R> rows)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            long row = 0;
            for (R element : rows) {
                for (int c = 0; c < columns.size(); c++) {
                    line.put("c" + c, columns.get(c).of(element, row));
                }
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
                row++;
            }
        }
    }

    /** Columns are read under short names, so that no name of a column needs care but the quoted one. */
    private static <R> String copySql(List<Column<R>> columns, Path lines, Path parquet) {
        List<String> types = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            types.add("c" + c + ": '" + columns.get(c).type + "'");
            selected.add("c" + c + " AS \"" + columns.get(c).name.replace("\"", "\"\"") + '"');
        }
        return "COPY (SELECT " + String.join(", ", selected) + " FROM read_json(" + literal(lines)
                + ", format = 'newline_delimited', records = true, columns = {" + String.join(", ", types) + "})) TO "
                + literal(parquet) + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)";
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
