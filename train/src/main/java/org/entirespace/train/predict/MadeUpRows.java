/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.model.speed.SpeedData;

/**
 * A file of raw rows made up by the database: texts such as {@code v4711}, of which a few are frequent and most are rare. Rows of a
 * request lie together and agree in its fields. The same options give the same rows.
 *
 * @param options what is measured
 * @param data the fields
 * @param folder where the file is
 */
record MadeUpRows(PredictionSpeedOptions options, SpeedData data, Path folder) {

    private static final int SEED = 7;
    private static final String NUMBER = "file_row_number";

    Path file() {
        return folder.resolve("rows." + options.format());
    }

    /** Writes the file; returns it. */
    Path write() throws IOException {
        List<String> columns = new ArrayList<>();
        List<FittedField> fields = data.schema().fields();
        for (int f = 0; f < fields.size(); f++) {
            boolean ofRequest = data.requestFields().contains(fields.get(f).name());
            String key = ofRequest ? "range // " + options.candidates() : "range";
            columns.add(String.format(
                    "'v' || CAST(%d * pow(hash(%s, %d, %d) / 18446744073709551616.0, 3) - 0.5 AS BIGINT) AS %s",
                    data.rows(), key, f, SEED, fields.get(f).name()));
        }
        String form = options.format().equals("csv") ? "csv, HEADER true" : "parquet";
        try (DuckSession session = session()) {
            session.execute(
                    "make up rows",
                    "COPY (SELECT " + String.join(", ", columns) + " FROM range(" + options.rows() + ")) TO "
                            + literal(file()) + " (FORMAT " + form + ", USE_TMP_FILE false)");
        }
        return file();
    }

    /** As many rows of the file as are to be compared, evenly spread: the values of the fields. */
    List<Row> samples() throws IOException {
        String fields = data.schema().fields().stream().map(FittedField::name).collect(Collectors.joining(", "));
        if (options.format().equals("parquet")) {
            return samples(fields, file());
        }
        try (DuckSession session = session()) {
            return session.query(
                    "read samples",
                    "SELECT " + fields + " FROM (SELECT *, row_number() OVER () - 1 AS " + NUMBER + " FROM read_csv("
                            + literal(file()) + ", all_varchar = true)) " + everySoOften());
        }
    }

    /** The same rows of a file of scores: some of its columns. */
    List<Row> samples(String columns, Path scores) throws IOException {
        try (DuckSession session = session()) {
            return session.query(
                    "read samples",
                    "SELECT " + columns + " FROM read_parquet(" + literal(scores) + ", " + NUMBER + " = true) "
                            + everySoOften());
        }
    }

    private String everySoOften() {
        return "WHERE " + NUMBER + " % " + Math.max(1, options.rows() / options.samples()) + " = 0 ORDER BY " + NUMBER;
    }

    private DuckSession session() throws IOException {
        Path real = folder.toRealPath();
        return DuckSession.start(
                new DuckOptions(options.prediction().memory(), options.model().threads(), List.of(real), real));
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
