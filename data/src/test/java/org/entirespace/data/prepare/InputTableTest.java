/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.rows.FieldFilesReader;
import org.entirespace.data.rows.ScoreFileWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTableTest {

    private static final int ROWS = 300_000; // several row groups, for several threads to read and write

    private static final Schema SCHEMA = new Schema(List.of(
            new FittedField(
                    "number",
                    "number",
                    FieldKind.NUMERIC,
                    Encoding.STANDARDIZE,
                    0,
                    List.of(),
                    List.of(),
                    0,
                    1,
                    Pooling.SUM),
            new FittedField(
                    "text",
                    "text",
                    FieldKind.CATEGORICAL,
                    Encoding.VOCABULARY,
                    5,
                    List.of("t0", "t1", "t2"),
                    List.of(),
                    0,
                    1,
                    Pooling.SUM)));

    @TempDir
    Path folder;

    private DuckSession session(String work) throws IOException {
        return DuckSession.start(
                new DuckOptions("1GB", 2, List.of(folder), Files.createDirectory(folder.resolve(work))));
    }

    private Path rows(String name, String more) throws IOException {
        try (DuckSession session = session("maker")) {
            Path made = session.workFolder().resolve(name);
            session.execute(
                    "make",
                    "COPY (SELECT i AS number, 't' || i % 4 AS text" + more + " FROM range(" + ROWS + ") AS r(i)) TO "
                            + Sql.text(made.toString()));
            return Files.move(made, folder.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"rows.parquet,''", "rows.parquet,', 5 AS FILE_ROW_NUMBER'", "rows.csv,''", "rows.json,''"})
    void everyRowIsEncodedAndGetsItsOwnScoreInTheOrderOfTheFile(String name, String more) throws Exception {
        Path file = rows(name, more);
        Path work = Files.createDirectory(folder.resolve("work"));
        Path scores = work.resolve("scores");
        Path target = work.resolve("scores.parquet");
        try (InputTable table = InputTable.open(file, SCHEMA, work, "1GB", 2)) {
            InputTable.Encoded encoded = table.encode(SCHEMA, false, Files.createDirectory(work.resolve("fields")));
            assertThat(encoded.rows()).isEqualTo(ROWS);
            assertThat(encoded.missing()).containsExactly(0L, 0L);
            assertThat(encoded.unknown()).containsExactly(0L, (long) ROWS / 4);
            copyNumbers(work.resolve("fields"), scores);
            table.write(List.of("number"), List.of("score"), scores, target);
        }
        try (DuckSession session = session("checker")) {
            assertThat(session.query(
                                    "check",
                                    "SELECT count(*), count(*) FILTER (CAST(number AS BIGINT) = score AND score ="
                                            + " row) FROM (SELECT *, row_number() OVER () - 1 AS row FROM read_parquet("
                                            + Sql.text(target.toString()) + "))")
                            .get(0)
                            .whole(1))
                    .isEqualTo(ROWS);
        }
    }

    /** Scores each row by its number, as it was encoded. */
    private static void copyNumbers(Path fields, Path scores) throws IOException {
        SampleBatch batch = SampleBatch.of(SCHEMA, 1000, 0);
        try (FieldFilesReader reader = FieldFilesReader.open(fields, SCHEMA, ROWS);
                ScoreFileWriter writer = ScoreFileWriter.create(scores, 1)) {
            long first = 0;
            while (reader.next(batch)) {
                writer.write(first, batch.numeric[0], batch.size);
                first += batch.size;
            }
        }
    }
}
