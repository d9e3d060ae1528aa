/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files through the command against the same rows one by one through the library, by a model that lacked negatives. */
class PredictTest {

    private static final int ROWS = 5_000; // some blocks

    @TempDir
    static Path trained;

    @TempDir
    Path folder;

    private Path out = Path.of("");

    @BeforeAll
    static void train() throws Exception {
        SmallShop shop = SmallShop.open(trained.resolve("shop"));
        shop.replace("recipe.yaml", "split: \\{", "split: {negative_sampling: {behavior: click, rate: 0.5}, ");
        Shell prepared = shop.prepare();
        assertThat(prepared.code()).as(prepared.err()).isEqualTo(ExitCode.OK);
        assertThat(prepared.out())
                .containsPattern(
                        "of the train split's negatives of click a share of 0.5 stayed: \\d+ kept, \\d+ left out");
        Shell done = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model());
        assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
        assertThat(done.err()).contains("note: training samples have 0.5 of the negatives of 'click'");
        Shell verified = Shell.run("verify", model());
        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
    }

    private static Path model() {
        return trained.resolve("model");
    }

    @BeforeEach
    void choose() {
        out = folder.resolve("scores");
    }

    private static String user(int row) {
        return row % 7 == 6 ? "stranger" : "u" + row % 10;
    }

    private Path input(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean csv = name.contains("csv") || name.contains("parquet");
        if (csv) {
            lines.add("number,user,page");
        }
        for (int row = 0; row < ROWS; row++) {
            lines.add(
                    csv
                            ? row + "," + user(row) + ",p" + row % 2
                            : "{\"number\": " + row + ", \"user\": \"" + user(row) + "\", \"page\": \"p" + row % 2
                                    + "\"}");
        }
        Path file = folder.resolve(name);
        if (!name.endsWith("parquet")) {
            return Files.write(file, lines);
        }
        Path csvFile = Files.write(folder.resolve("rows-of.csv"), lines);
        sql("COPY (SELECT * FROM read_csv('" + csvFile + "') ORDER BY number) TO '" + file + "' (FORMAT parquet)");
        return file;
    }

    private void sql(String sql) throws IOException {
        try (DuckSession session = DuckSession.start(new DuckOptions("500MB", 1, List.of(folder), folder))) {
            session.execute("test", sql);
        }
    }

    private List<Row> read(String columns, Path file) throws IOException {
        try (DuckSession session = DuckSession.start(new DuckOptions("500MB", 1, List.of(folder), folder))) {
            return session.query(
                    "test",
                    "SELECT " + columns + " FROM read_parquet('" + file + "', file_row_number = true)"
                            + " ORDER BY file_row_number");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.ndjson", "rows.parquet"})
    void everyRowIsScoredInItsOrderAsByTheLibrary(String name) throws IOException {
        Path file = input(name);

        Shell predicted = Shell.run("predict", model(), file, "--out", out, "--log-odds");

        assertThat(predicted.code()).as(predicted.err()).isEqualTo(ExitCode.OK);
        assertThat(predicted.err())
                .contains("5,000 rows in ", "field 'user': missing in 0 rows, ")
                .contains("unknown texts");
        List<Row> rows =
                read("number, click, purchase, \"purchase|click\", \"click log_odds\"", out.resolve("rows.parquet"));
        assertThat(rows).hasSize(ROWS);
        ModelDoor door = new ModelDoor(BundleLoading.load(model(), TowerLibrary.fastest(Precision.FLOAT32))
                .scorer());
        for (int row = 0; row < ROWS; row += 97) {
            Map<String, Double> expected = door.answer(
                            "{\"candidates\": [{\"user\": \"" + user(row) + "\", \"page\": \"p" + row % 2 + "\"}]}")
                    .get(0);
            Row found = rows.get(row);
            assertThat(found.whole(0)).isEqualTo(row);
            assertThat(found.real(1)).isCloseTo(expected.get("click"), within(1e-6));
            assertThat(found.real(2)).isCloseTo(expected.get("purchase"), within(1e-6));
            assertThat(found.real(3)).isCloseTo(expected.get("purchase|click"), within(1e-6));
            assertThat(1 / (1 + Math.exp(-found.real(4)))).isCloseTo(found.real(1), within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.parquet"})
    void theNumberOfThreadsChangesNoByte(String name) throws IOException {
        Path file = input(name);

        for (int threads : new int[] {1, 3}) {
            Shell predicted =
                    Shell.run("predict", model(), file, "--out", folder.resolve("by" + threads), "--threads", threads);
            assertThat(predicted.code()).as(predicted.err()).isEqualTo(ExitCode.OK);
        }

        assertThat(folder.resolve("by3/rows.parquet")).hasSameBinaryContentAs(folder.resolve("by1/rows.parquet"));
    }

    @Test
    void anotherPrecisionScoresAnewAndAlmostAlike() throws IOException {
        assumeThat(BenchEngine.here()).contains(BenchEngine.BFLOAT16);
        Path file = input("rows.csv");
        assertThat(Shell.run("predict", model(), file, "--out", out).code()).isEqualTo(ExitCode.OK);
        List<Row> exact = read("click", out.resolve("rows.parquet"));

        Shell predicted = Shell.run("predict", model(), file, "--out", out, "--precision", "bfloat16");

        assertThat(predicted.err()).contains("5,000 rows");
        List<Row> coarse = read("click", out.resolve("rows.parquet"));
        assertThat(coarse).isNotEqualTo(exact);
        for (int row = 0; row < ROWS; row++) {
            assertThat(coarse.get(row).real(0)).isCloseTo(exact.get(row).real(0), within(1e-2));
        }
    }

    @Test
    void malformedLinesAreSetAsideAndTheOthersScored() throws IOException {
        Path file = input("rows.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(17, "a line,of,too,many,columns");
        Files.write(file, lines);

        Shell few = Shell.run("predict", model(), file, "--out", out);
        Shell none = Shell.run("predict", model(), file, "--out", folder.resolve("strict"), "--max-rejected", "0");

        assertThat(few.code()).as(few.err()).isEqualTo(ExitCode.OK);
        assertThat(read("number", out.resolve("rows.parquet"))).hasSize(ROWS);
        assertThat(out.resolve("rows.parquet.rejected.csv")).content().contains("a line,of,too,many,columns", "18");
        assertThat(none.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(none.err()).contains("1 of 5001 lines are malformed, more than 0.0 of them");
        assertThat(folder.resolve("strict/rows.parquet")).doesNotExist();
    }

    @Test
    void aFileThatWasScoredIsNotScoredAgainUnlessItOrTheColumnsHaveChanged() throws IOException {
        Path file = input("rows.csv");
        assertThat(Shell.run("predict", model(), file, "--out", out).code()).isEqualTo(ExitCode.OK);

        assertThat(Shell.run("predict", model(), file, "--out", out).err()).contains("rows.csv: scored before");
        assertThat(Shell.run("predict", model(), file, "--out", out, "--keep", "user")
                        .err())
                .contains("5,000 rows");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(Shell.run("predict", model(), file, "--out", out, "--keep", "user")
                        .err())
                .contains("5,000 rows");
        Files.delete(out.resolve("rows.parquet"));
        assertThat(Shell.run("predict", model(), file, "--out", out, "--keep", "user")
                        .err())
                .contains("5,000 rows");
        try (var left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("rows.parquet", "rows.parquet.done");
        }
    }

    @Test
    void columnsThatAreNotThereAreToldTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "user\nu1\n");

        Shell missing = Shell.run("predict", model(), file, "--out", out);
        Shell absent = Shell.run("predict", model(), file, "--out", out, "--absent-fields");
        Shell kept = Shell.run("predict", model(), file, "--out", out, "--absent-fields", "--keep", "colour");

        assertThat(missing.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(missing.err()).contains("rows.csv: no column 'page' for field 'page'; found user");
        assertThat(absent.code()).as(absent.err()).isEqualTo(ExitCode.OK);
        assertThat(absent.err()).contains("field 'page': missing in 1 rows");
        assertThat(kept.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(kept.err()).contains("no column 'colour' to keep; found [user]");
    }

    @Test
    void whatCannotBeReadOrWouldBeOverwrittenIsRefused() throws IOException {
        Path csv = input("rows.csv");
        Path json = input("rows.ndjson");
        Path other = Files.writeString(folder.resolve("rows.xls"), "?");
        Path clash = Files.writeString(folder.resolve("clash.csv"), "user,page,click\nu1,p1,1\n");
        Path parquet = input("own.parquet");

        assertThat(Shell.run("predict", model(), csv, json, "--out", out).err())
                .contains("two inputs would become " + out.resolve("rows.parquet"));
        assertThat(Shell.run("predict", model(), other, "--out", out).err())
                .contains("rows.xls: expected a file named .parquet, .csv");
        assertThat(Shell.run("predict", model(), clash, "--out", out).err())
                .contains("column 'click' is called like a score");
        assertThat(Shell.run("predict", model(), parquet, "--out", folder).err())
                .contains("own.parquet would be replaced by its scores");
        assertThat(Shell.run("predict", model(), folder.resolve("none.csv"), "--out", out)
                        .code())
                .isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void textsThatLookLikeNumbersStayTexts() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "user,page,code\nu1,p1,007\nu2,p0,010\n");

        assertThat(Shell.run("predict", model(), file, "--out", out).code()).isEqualTo(ExitCode.OK);

        assertThat(read("code", out.resolve("rows.parquet")))
                .extracting(row -> row.text(0))
                .containsExactly("007", "010");
    }
}
