/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDuck.class)
class CsvTableTest {

    private static void read(TestLog duck, String name, LogSource source) throws Exception {
        duck.session().execute("old table", "DROP TABLE IF EXISTS " + Sql.name(name));
        new SourceTables(duck.session(), new RejectedRows(duck.session()))
                .create(Map.of(name, source), duck.dataFolder());
    }

    private static LogSource source(String file, @Nullable String delimiter, String... namesAndTypes) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return new LogSource(LogFormat.CSV, List.of(file), columns, delimiter, true);
    }

    private static void write(TestLog duck, String file, String text) throws IOException {
        Files.writeString(duck.dataFolder().resolve(file), text);
    }

    @Test
    void timesWithAZoneThatAreNoneAreRejectedAndNotTakenForMissing(TestLog duck) throws Exception {
        write(duck, "zoned.csv", """
                n,at,clock
                1,2026-01-01T10:00:00+02:00,10:00:00+00
                2,noon,10:00:00+00
                3,,
                x,2026-01-01T10:00:00Z,10:00:00+00
                5,2026-01-01,late
                6,2026-01-02,11:00:00+00
                """);

        read(duck, "zoned", source("zoned.csv", ",", "n", "INTEGER", "at", "timestamptz", "clock", "TIMETZ"));

        assertThat(duck.rows("SELECT n, coalesce(CAST(\"at\" AS VARCHAR), 'none'), typeof(\"at\") FROM zoned"))
                .containsExactly(
                        "1 2026-01-01 08:00:00+00 TIMESTAMP WITH TIME ZONE",
                        "3 none TIMESTAMP WITH TIME ZONE",
                        "6 2026-01-02 00:00:00+00 TIMESTAMP WITH TIME ZONE");
        assertThat(duck.rows("SELECT coalesce(file, 'row'), row_number, reason, content FROM prep.rejected"))
                .containsExactly(
                        "row 2 csv_cast {\"n\":2,\"at\":\"noon\",\"clock\":\"10:00:00+00\"}",
                        "row 4 csv_cast {\"n\":5,\"at\":\"2026-01-01\",\"clock\":\"late\"}",
                        "zoned.csv 5 csv_cast x,2026-01-01T10:00:00Z,10:00:00+00");
        assertThat(duck.rows("SELECT column_name FROM (DESCRIBE zoned)")).containsExactly("at", "clock", "n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "A, \"b\"", "\uFEFFa,b"})
    void aHeaderThatNamesTheDeclaredColumnsIsAccepted(String header, TestLog duck) throws Exception {
        write(duck, "named.csv", header + "\n1,x\n");

        read(duck, "named", source("named.csv", ",", "a", "INTEGER", "b", "VARCHAR"));

        assertThat(duck.rows("SELECT a, b FROM named")).containsExactly("1 x");
    }

    @Test
    void aHeaderIsReadWhateverTheDelimiterAndCompression(TestLog duck) throws Exception {
        write(duck, "semicolons.csv", "a;größe\n1;x\n");
        try (var out =
                new GZIPOutputStream(Files.newOutputStream(duck.dataFolder().resolve("small.csv.gz")))) {
            out.write("a,b\n2,y\n".getBytes(StandardCharsets.UTF_8));
        }

        read(duck, "semicolons", source("semicolons.csv", null, "a", "INTEGER", "größe", "VARCHAR"));
        read(duck, "small", source("small.csv.gz", ",", "a", "INTEGER", "b", "VARCHAR"));

        assertThat(duck.rows("SELECT a, größe FROM semicolons UNION ALL SELECT a, b FROM small"))
                .containsExactly("1 x", "2 y");
        assertThatThrownBy(() -> read(duck, "semicolons", source("semicolons.csv", null, "a", "INTEGER")))
                .hasMessageEndingWith(
                        "the header names a, größe and the recipe declares a; found 2 columns, expected 1");
        assertThatThrownBy(() -> read(duck, "small", source("small.csv.gz", ",", "a", "INTEGER", "c", "VARCHAR")))
                .hasMessage("source 'small', small.csv.gz line 1: the header names a, b and the recipe declares a, c;"
                        + " column 2 is 'b', expected 'c'");
    }

    @Test
    void aHeaderMayQuoteTheDelimiterAndTheQuote() {
        assertThat(CsvHeader.split("a,\"b,c\",\"d\"\"e\",", ",")).containsExactly("a", "b,c", "d\"e", "");
        assertThat(CsvHeader.split("a||b|c", "||")).containsExactly("a", "b|c");
        assertThat(CsvHeader.split("", ",")).containsExactly("");
    }
}
