/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.table.ParquetTable.Column;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {

    @TempDir
    static Path folder;

    private static DuckSession session;

    private final Path target = folder.resolve("figures.parquet");

    /** A row. */
    private record Figure(
            @Nullable String name,
            @Nullable Long count,
            @Nullable Double rate) {}

    private static final List<Column<Figure>> COLUMNS = List.of(
            Column.text("the \"name\", it's", Figure::name),
            Column.whole("Count", Figure::count),
            Column.number("rate", Figure::rate));

    @BeforeAll
    static void start() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        session = DuckSession.start(new DuckOptions("200MB", 1, List.of(folder), work));
    }

    @AfterAll
    static void end() {
        session.close();
    }

    private List<Row> read(String select) throws IOException {
        return session.query("read", "SELECT " + select + " FROM read_parquet('" + target + "')");
    }

    private List<Figure> figures() throws IOException {
        return read("*").stream()
                .map(row -> new Figure(
                        row.values().get(0), row.isNull(1) ? null : row.whole(1), row.isNull(2) ? null : row.real(2)))
                .toList();
    }

    @Test
    void everyValueIsReadBackAsItWas() throws IOException {
        List<Figure> rows = List.of(
                new Figure("plain", 0L, 0.1),
                new Figure("", Long.MAX_VALUE, Double.MAX_VALUE),
                new Figure("NULL", Long.MIN_VALUE, Double.MIN_VALUE),
                new Figure("null", -1L, -0.0),
                new Figure("\"quoted\", it's \\ and 'so'", 9007199254740993L, 1.0 / 3),
                new Figure("one\ntwo\r\nthree\t\u0000\u0001\u007f\u2028", 1L, 1e20),
                new Figure("ü 你好 \ud83d\ude00 e\u0301", 1L, 123456789012345680.0),
                new Figure(" 2026-01-01 ", 1L, -Math.PI),
                new Figure("{\"a\": [1]}", null, 4.9e-320),
                new Figure(null, null, null));

        FileSeal seal = ParquetTable.write(target, COLUMNS, rows);

        assertThat(figures()).isEqualTo(rows);
        assertThat(seal.verify(folder)).isEqualTo(target);
        assertThat(session.query("types", "DESCRIBE SELECT * FROM read_parquet('" + target + "')"))
                .extracting(row -> row.text(0) + " " + row.text(1))
                .containsExactly("the \"name\", it's VARCHAR", "Count BIGINT", "rate DOUBLE");
    }

    @Test
    void manyRowsKeepTheirOrder() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Figure> rows = new ArrayList<>();
        for (int i = 0; i < 150_000; i++) {
            double bits = Double.longBitsToDouble(random.nextLong());
            rows.add(new Figure("row " + i, random.nextLong(), Double.isFinite(bits) ? bits : null));
        }

        ParquetTable.write(target, COLUMNS, rows);

        assertThat(figures().equals(rows)).isTrue();
    }

    @Test
    void aTableWithoutRowsHasItsColumns() throws IOException {
        ParquetTable.write(target, COLUMNS, List.of());

        assertThat(figures()).isEmpty();
        assertThat(read("count(\"Count\")").get(0).whole(0)).isZero();
    }

    @Test
    void whatIsNoFigureIsRefusedWithItsPlaceAndTheOldFileStays() throws IOException {
        ParquetTable.write(target, COLUMNS, List.of(new Figure("old", 1L, 1.0)));
        for (double rate : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertRefused(
                    new Figure("x", 1L, rate),
                    "row 1, column 'rate': " + rate + "; expected a finite number, or null where it is undefined");
        }
        assertRefused(new Figure("\ud83d", 1L, 1.0), "expected text without halves of surrogate pairs");

        assertThat(figures()).containsExactly(new Figure("old", 1L, 1.0));
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName)).hasSize(2);
        }
    }

    private void assertRefused(Figure figure, String message) {
        List<Figure> rows = List.of(new Figure("good", 1L, 1.0), figure);
        assertThatThrownBy(() -> ParquetTable.write(target, COLUMNS, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void columnsHaveNamesOfTheirOwn() {
        for (List<String> names : List.of(List.of("a", "A"), List.of(" "), List.<String>of())) {
            List<Column<Figure>> columns =
                    names.stream().map(name -> Column.text(name, Figure::name)).toList();
            assertThatThrownBy(() -> ParquetTable.write(target, columns, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void nothingIsLeftInTheFolderOfTheSystem() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = tables(temporary);

        ParquetTable.write(target, COLUMNS, Collections.nCopies(3, new Figure("x", 1L, 1.0)));

        assertThat(tables(temporary)).isSubsetOf(before);
    }

    private static List<Path> tables(Path temporary) throws IOException {
        String prefix = "entirespace-table-" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(temporary)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Test
    void aTargetInNoFolderFails() {
        Path nowhere = folder.resolve("nowhere").resolve("figures.parquet");

        assertThatThrownBy(() -> ParquetTable.write(
                        nowhere,
                        List.of(Column.whole("i", (Integer i) -> (long) i)),
                        IntStream.range(0, 3).boxed().toList()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }
}
