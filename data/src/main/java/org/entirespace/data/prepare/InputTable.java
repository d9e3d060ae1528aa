/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.RowsJob;
import org.entirespace.data.duck.ScoreJob;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows to be scored, as a table of a database of its own: Parquet, CSV with a header, or JSON. Malformed lines are set
 * aside. A field reads the column that is called like it, or else the one that it read in the samples. One thread at a time.
 */
public final class InputTable implements AutoCloseable {

    private static final String NAME = "input";
    private static final String ROW = "number of the row, from 0";
    private static final String TOLD = "file_row_number"; // what read_parquet calls it

    private final DuckSession session;
    private final RejectedRows rejected;
    private final String file;
    private final @Nullable String parquet; // its path, null where it is another format
    private final Map<String, String> types; // by column

    private InputTable(DuckSession session, RejectedRows rejected, Path file, boolean parquet) throws IOException {
        this.session = session;
        this.rejected = rejected;
        this.file = String.valueOf(file.getFileName());
        this.parquet = parquet ? file.toString() : null;
        this.types = ViewColumns.of(session, NAME).types();
    }

    /**
     * What was encoded.
     *
     * @param rows the rows that can be scored
     * @param missing of each field how many rows have no value, in schema order
     * @param unknown of each field how many texts its vocabulary does not know, in schema order
     */
    public record Encoded(long rows, List<Long> missing, List<Long> unknown) {}

    /**
     * Opens a file.
     *
     * @param schema whose texts are to be read as texts, even where they look like numbers
     * @param workFolder a folder for what does not fit into memory
     * @param memory the database's own memory, such as {@code 2GB}
     * @throws BadLogException when the file cannot be read as what its name says
     */
    public static InputTable open(Path file, Schema schema, Path workFolder, String memory, int threads)
            throws IOException, BadLogException {
        Path real = file.toRealPath();
        Path folder = Objects.requireNonNull(real.getParent());
        String name = String.valueOf(real.getFileName());
        DuckSession session = DuckSession.start(new DuckOptions(memory, threads, List.of(folder), workFolder));
        try {
            session.execute("start", "CREATE SCHEMA prep");
            RejectedRows rejected = new RejectedRows(session);
            LogFormat format = format(name);
            @Nullable Map<String, String> columns = format == LogFormat.CSV ? csvColumns(session, real, schema) : null;
            LogSource source =
                    new LogSource(format, List.of(name), columns, null, format == LogFormat.CSV ? true : null);
            new SourceTables(session, rejected).create(Map.of(NAME, source), folder);
            return new InputTable(session, rejected, real, format == LogFormat.PARQUET);
        } catch (Throwable failure) {
            session.close();
            throw failure;
        }
    }

    private static LogFormat format(String name) throws BadLogException {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zst)$", "");
        if (plain.endsWith(".parquet")) {
            return LogFormat.PARQUET;
        }
        if (plain.matches(".*\\.(csv|tsv|txt)")) {
            return LogFormat.CSV;
        }
        if (plain.matches(".*\\.(json|jsonl|ndjson)")) {
            return LogFormat.JSON;
        }
        throw new BadLogException(List.of(name
                + ": expected a file named .parquet, .csv, .tsv, .json, .jsonl or .ndjson, maybe with .gz behind it"));
    }

    /** Texts stay texts, so that 007 is not 7; numbers that a numeric field reads must be numbers. */
    private static Map<String, String> csvColumns(DuckSession session, Path file, Schema schema) throws IOException {
        Set<String> numbers = schema.fields().stream()
                .filter(field -> field.kind() == FieldKind.NUMERIC)
                .flatMap(field -> List.of(field.name(), field.column()).stream())
                .collect(Collectors.toSet());
        Map<String, String> columns = new LinkedHashMap<>();
        for (Row row : session.query(
                "columns of " + file.getFileName(),
                "DESCRIBE SELECT * FROM read_csv(" + Sql.text(file.toString())
                        + ", header = true, all_varchar = true, ignore_errors = true)")) {
            columns.put(row.text(0), numbers.contains(row.text(0)) ? "DOUBLE" : "VARCHAR");
        }
        return columns;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(types.keySet());
    }

    /**
     * Encodes all rows in their order into files of a folder, for {@link org.entirespace.data.rows.FieldFilesReader}.
     *
     * @param ifAbsent whether fields without a column are missing in all rows, rather than a mistake
     * @param target the folder, which is there
     * @throws BadLogException when a field has no column, or one of a type that cannot feed it
     */
    public Encoded encode(Schema schema, boolean ifAbsent, Path target) throws IOException, BadLogException {
        LogProblems problems = new LogProblems();
        List<String> values = new ArrayList<>();
        for (FittedField field : schema.fields()) {
            values.add("SELECT " + value(field, ifAbsent, problems) + " FROM " + NAME);
        }
        problems.throwIfAny();
        Row counts = session.encodeRows("encode " + file, new RowsJob(values, schema, target.toString()));
        List<Long> missing = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int f = 0; f < schema.fields().size(); f++) {
            missing.add(counts.whole(1 + 2 * f));
            unknown.add(counts.whole(2 + 2 * f));
        }
        return new Encoded(counts.whole(0), missing, unknown);
    }

    private String value(FittedField field, boolean ifAbsent, LogProblems problems) {
        String column = types.containsKey(field.name()) ? field.name() : field.column();
        String type = types.get(column);
        if (type == null) {
            if (!ifAbsent) {
                problems.add(file + ": no column '" + field.name() + "'"
                        + (field.column().equals(field.name()) ? "" : " or '" + field.column() + "'")
                        + " for field '" + field.name() + "'; found " + String.join(", ", types.keySet()));
            }
            return field.kind() == FieldKind.NUMERIC ? "CAST('NaN' AS DOUBLE)" : "CAST(NULL AS VARCHAR)";
        }
        FieldFit.mismatch(field.kind(), type)
                .ifPresent(
                        why -> problems.add(file + ": column '" + column + "' of field '" + field.name() + "' " + why));
        return FieldCodes.text(field, FieldFit.valueSql(field.kind(), Sql.name(column)));
    }

    /**
     * Writes rows with their scores as Parquet, in their order.
     *
     * @param kept columns that are written before the scores
     * @param scores the names of the scores, none of them that of a kept column
     * @param scoreFile holds the scores, row after row
     * @param target the file, which is not there yet
     */
    public void write(List<String> kept, List<String> scores, Path scoreFile, Path target) throws IOException {
        session.score("scores of " + file, new ScoreJob(scoreFile.toString(), scores.size()));
        List<String> selected = new ArrayList<>();
        kept.forEach(column -> selected.add(Sql.name(column)));
        for (int s = 0; s < scores.size(); s++) {
            selected.add(ScoreJob.FUNCTION + "(" + Sql.name(ROW) + ", " + s + ") AS " + Sql.name(scores.get(s)));
        }
        session.execute(
                "write scores of " + file,
                "COPY (SELECT " + String.join(", ", selected) + " FROM (" + numbered() + ")) TO "
                        + Sql.text(target.toString()) + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
    }

    /** All columns, and each row's number. What Parquet tells of it lets several threads write; otherwise rows are counted. */
    private String numbered() {
        String path = parquet;
        if (path == null || types.keySet().stream().anyMatch(TOLD::equalsIgnoreCase)) {
            return "SELECT *, row_number() OVER () - 1 AS " + Sql.name(ROW) + " FROM " + NAME;
        }
        return "SELECT *, " + TOLD + " AS " + Sql.name(ROW) + " FROM read_parquet(" + Sql.text(path) + ", " + TOLD
                + " = true)";
    }

    /** The lines that were set aside, by reason. */
    public Map<String, Long> rejected() throws IOException {
        return rejected.byReason();
    }

    /** Writes the lines that were set aside as CSV, each with its place and reason. */
    public void writeRejected(Path target) throws IOException {
        rejected.writeTo(target);
    }

    @Override
    public void close() {
        session.close();
    }
}
