/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedDuck.class)
class SourceTablesTest {

    private static Map<String, Long> read(TestLog duck, String name, LogSource source) throws Exception {
        return new SourceTables(duck.session(), new RejectedRows(duck.session()))
                .create(Map.of(name, source), duck.dataFolder());
    }

    private static Map<String, String> columns(String... namesAndTypes) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return columns;
    }

    @Test
    void malformedCsvLinesAreRejectedWithTheirLineNumbers(TestLog duck) throws Exception {
        byte[] csv = """
                a,b
                1,x
                2,y,z
                q,w
                3
                4,"fine, ""quoted\"""
                5,?
                6,last
                """.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < csv.length; i++) {
            csv[i] = csv[i] == '?' ? (byte) 0xff : csv[i];
        }
        Files.createDirectories(duck.dataFolder().resolve("csv"));
        Files.write(duck.dataFolder().resolve("csv/one.csv"), csv);
        Files.writeString(duck.dataFolder().resolve("csv/two.csv"), "a,b\n7,seven\neight,8\n");
        LogSource source =
                new LogSource(LogFormat.CSV, List.of("csv/*.csv"), columns("a", "INTEGER", "b", "VARCHAR"), ",", true);

        Map<String, Long> rows = read(duck, "dirty", source);

        assertThat(rows).isEqualTo(Map.of("dirty", 9L));
        assertThat(duck.rows("SELECT a, b FROM dirty"))
                .containsExactly("1 x", "4 fine, \"quoted\"", "6 last", "7 seven");
        assertThat(duck.rows("SELECT origin, file, row_number, reason, content FROM prep.rejected"))
                .containsExactly(
                        "dirty csv/one.csv 3 csv_too_many_columns 2,y,z",
                        "dirty csv/one.csv 4 csv_cast q,w",
                        "dirty csv/one.csv 5 csv_missing_columns 3",
                        "dirty csv/one.csv 7 csv_invalid_encoding 5,?",
                        "dirty csv/two.csv 3 csv_cast eight,8");
    }

    @Test
    void typesAndDelimiterAreDetectedWhereNothingIsSaid(TestLog duck) throws Exception {
        Files.writeString(duck.dataFolder().resolve("plain.csv"), "n;t\n1;a\n2;b\n");

        read(duck, "plain", new LogSource(LogFormat.CSV, List.of("plain.csv"), null, null, null));

        assertThat(duck.rows("SELECT n + 1, t, typeof(n) FROM plain")).containsExactly("2 a BIGINT", "3 b BIGINT");
    }

    @Test
    void parquetAndJsonAreRead(TestLog duck) throws Exception {
        Files.writeString(duck.dataFolder().resolve("rows.json"), "{\"a\":1,\"b\":[\"x\"]}\n{\"a\":2}\n");
        Path parquet = duck.session().workFolder().resolve("rows.parquet");
        duck.session()
                .execute("write", "COPY (SELECT 5 AS a) TO " + Sql.text(parquet.toString()) + " (FORMAT parquet)");
        Files.copy(parquet, duck.dataFolder().resolve("rows.parquet"));

        Map<String, Long> json = read(duck, "j", new LogSource(LogFormat.JSON, List.of("rows.json"), null, null, null));
        Map<String, Long> rows =
                read(duck, "p", new LogSource(LogFormat.PARQUET, List.of("rows.parquet"), null, null, null));

        assertThat(json).isEqualTo(Map.of("j", 2L));
        assertThat(rows).isEmpty();
        assertThat(duck.rows("SELECT a, len(b) FROM j WHERE b IS NOT NULL")).containsExactly("1 1");
        assertThat(duck.rows("SELECT a FROM p")).containsExactly("5");
    }

    @Test
    void textIsReadByLineAndBadUtf8IsRejected(TestLog duck) throws Exception {
        Files.write(duck.dataFolder().resolve("lines.txt"), new byte[] {'a', '\n', '\n', (byte) 0xff, '\n', 'b'});

        Map<String, Long> rows =
                read(duck, "lines", new LogSource(LogFormat.TEXT, List.of("lines.txt"), null, null, null));

        assertThat(rows).isEqualTo(Map.of("lines", 4L));
        assertThat(duck.rows("SELECT file, line_number, line FROM lines"))
                .containsExactly("lines.txt 1 a", "lines.txt 2 ", "lines.txt 4 b");
        assertThat(duck.rows("SELECT origin, file, row_number, reason FROM prep.rejected"))
                .containsExactly("lines lines.txt 3 not_utf8");
    }

    @Test
    void damagedFilesAreNamedWithTheDatabasesWords(TestLog duck) throws Exception {
        Files.writeString(duck.dataFolder().resolve("damaged.parquet"), "not a Parquet file at all");
        Files.writeString(duck.dataFolder().resolve("damaged.json"), "[{\"a\":1},\n{\"a\":\n");
        Map<String, LogSource> sources = new LinkedHashMap<>();
        sources.put("d1", new LogSource(LogFormat.PARQUET, List.of("damaged.parquet"), null, null, null));
        sources.put("d2", new LogSource(LogFormat.JSON, List.of("damaged.json"), null, null, null));

        assertThatThrownBy(() -> new SourceTables(duck.session(), new RejectedRows(duck.session()))
                        .create(sources, duck.dataFolder()))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("source 'd1': Invalid Input Error: No magic bytes found at end of file")
                .hasMessageContaining("source 'd2': ")
                .hasMessageContaining("damaged.json")
                .hasMessageContaining("can be set aside only where each line of a file is one object")
                .hasMessageNotContaining("ignore_errors");
    }

    @Test
    void filesThatAreNotThereAreToldTogether(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/sub"));
        Files.writeString(data.resolve("a.csv"), "");
        Files.writeString(folder.resolve("secret.csv"), "");
        Files.createSymbolicLink(data.resolve("link.csv"), folder.resolve("secret.csv"));
        SourceFiles files = new SourceFiles(folder.resolve("data"));
        LogProblems problems = new LogProblems();

        assertThat(files.find("s", "sub/a*.csv", problems))
                .hasSize(1)
                .allMatch(f -> f.name().equals("sub/a.csv"));
        assertThat(files.find("s", "sub/a.csv", problems)).hasSize(1);
        assertThat(problems.isEmpty()).isTrue();
        for (String bad : List.of(
                "../secret.csv",
                "/etc/passwd",
                "sub/../../secret.csv",
                "nothing.csv",
                "*.json",
                "sub/link.csv",
                "sub")) {
            files.find("s", bad, problems);
        }

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        BadLogException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        p -> assertThat(p)
                                                .startsWith("source 's', file '../secret.csv': expected a path below"),
                                        p -> assertThat(p)
                                                .startsWith("source 's', file '/etc/passwd': expected a path below"),
                                        p -> assertThat(p)
                                                .startsWith("source 's', file 'sub/../../secret.csv': expected a path"),
                                        p -> assertThat(p)
                                                .startsWith("source 's', file 'nothing.csv': there is no such file in"),
                                        p -> assertThat(p)
                                                .startsWith("source 's', file '*.json': there is no such file in"),
                                        p -> assertThat(p)
                                                .contains("sub/link.csv is a link that leaves the data folder"),
                                        p -> assertThat(p)
                                                .startsWith("source 's', file 'sub': there is no such file in")));
    }
}
