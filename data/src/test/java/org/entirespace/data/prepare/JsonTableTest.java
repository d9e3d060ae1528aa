/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDuck.class)
class JsonTableTest {

    private static Map<String, Long> read(TestLog duck, String name, Map<String, String> columns, String... files)
            throws Exception {
        duck.session().execute("old table", "DROP TABLE IF EXISTS " + Sql.name(name));
        LogSource source = new LogSource(LogFormat.JSON, List.of(files), columns, null, null);
        return new SourceTables(duck.session(), new RejectedRows(duck.session()))
                .create(Map.of(name, source), duck.dataFolder());
    }

    private static void write(TestLog duck, String file, String... lines) throws IOException {
        Files.writeString(duck.dataFolder().resolve(file), String.join("\n", lines), StandardCharsets.ISO_8859_1);
    }

    private static List<String> rejected(TestLog duck) throws IOException {
        return duck.rows("SELECT file, row_number, reason, content FROM prep.rejected");
    }

    @Test
    void malformedLinesAreRejectedWithTheirPlaceAndContent(TestLog duck) throws Exception {
        write(duck, "one.json", "{\"a\":1,\"b\":\"x\"}\r", "", "{\"a\":2} and more", "5", "  {\"b\":\"#,'\"}", "[1]");
        write(duck, "two.json", "{\"a\":4,\"b\":\"\u00ff\"}", "{\"a\":6}", "{\"a\":7,\"b\":\"cut of");

        Map<String, Long> rows = read(duck, "broken", Map.of("a", "INTEGER", "b", "VARCHAR"), "one.json", "two.json");

        assertThat(rows).isEqualTo(Map.of("broken", 8L));
        assertThat(duck.rows("SELECT coalesce(a, 0), coalesce(b, '-') FROM broken"))
                .containsExactly("0 #,'", "1 x", "6 -");
        assertThat(rejected(duck))
                .containsExactly(
                        "one.json 3 json_malformed {\"a\":2} and more",
                        "one.json 4 json_not_an_object 5",
                        "one.json 6 json_not_an_object [1]",
                        "two.json 1 not_utf8 {\"a\":4,\"b\":\"\ufffd\"}",
                        "two.json 3 json_malformed {\"a\":7,\"b\":\"cut of");
    }

    @Test
    void valuesThatDoNotFitTheDeclaredTypeAreRejected(TestLog duck) throws Exception {
        write(
                duck,
                "cast.json",
                "{\"n\":1,\"at\":\"2026-01-01T10:00:00Z\",\"list\":[1,2],\"s\":{\"x\":1}}",
                "{\"n\":\"two\"}",
                "{\"n\":3,\"at\":\"noon\"}",
                "{\"n\":4,\"list\":[1,\"x\"]}",
                "{\"n\":null,\"at\":null,\"list\":null,\"s\":{}}",
                "{\"n\":\"6\",\"other\":1}");
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("n", "INTEGER");
        columns.put("at", "TIMESTAMPTZ");
        columns.put("list", "INTEGER[]");
        columns.put("s", "STRUCT(x INTEGER, y INTEGER)");

        read(duck, "casts", columns, "cast.json");

        assertThat(duck.rows("SELECT coalesce(n, 0), coalesce(len(list), 0) FROM casts"))
                .containsExactly("0 0", "1 2", "6 0");
        assertThat(rejected(duck))
                .containsExactly(
                        "cast.json 2 json_cast {\"n\":\"two\"}",
                        "cast.json 3 json_cast {\"n\":3,\"at\":\"noon\"}",
                        "cast.json 4 json_cast {\"n\":4,\"list\":[1,\"x\"]}");
    }

    /** A damaged file gives what the undamaged lines alone would give, types included. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedLinesChangeNothingForTheOthers(long seed, TestLog duck) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> clean = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String line = "{\"i\":" + i + ",\"at\":\"2026-01-0" + (1 + random.nextInt(9)) + "T10:00:00\",\"tags\":[\"t"
                    + random.nextInt(5) + "\"" + (random.nextBoolean() ? ",null" : "") + "]"
                    + (random.nextBoolean() ? ",\"more\":{\"x\":0.5}" : "") + "}";
            if (i > 0 && random.nextInt(5) == 0) {
                String broken = line.substring(0, 1 + random.nextInt(line.length() - 1));
                damaged.add(broken);
                expected.add("damaged.json " + (i + 1) + " json_malformed " + broken);
            } else {
                damaged.add(line);
                clean.add(line);
            }
        }
        write(duck, "clean.json", clean.toArray(String[]::new));
        write(duck, "damaged.json", damaged.toArray(String[]::new));

        read(duck, "clean", Map.of(), "clean.json");
        read(duck, "damaged", Map.of(), "damaged.json");

        assertThat(rejected(duck)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(duck.rows("SELECT CAST(to_json(t) AS VARCHAR) FROM damaged t"))
                .hasSameSizeAs(clean)
                .isEqualTo(duck.rows("SELECT CAST(to_json(t) AS VARCHAR) FROM clean t"));
        assertThat(duck.rows("SELECT column_name, column_type FROM (DESCRIBE damaged)"))
                .isEqualTo(duck.rows("SELECT column_name, column_type FROM (DESCRIBE clean)"));
    }

    @Test
    void whereThereAreNoLinesToSetAsideAFaultStaysAnError(TestLog duck) throws Exception {
        write(duck, "array.json", "[", "{\"a\":1},", "{\"a\":}", "]");
        write(duck, "pretty.json", "{", "  \"a\": 1,", "  \"b\":", "}");
        try (var out =
                new GZIPOutputStream(Files.newOutputStream(duck.dataFolder().resolve("small.json.gz")))) {
            out.write("{\"a\":1}\n{\"a\":\n".getBytes(StandardCharsets.UTF_8));
        }

        for (String file : List.of("array.json", "pretty.json", "small.json.gz")) {
            assertThatThrownBy(() -> read(duck, "hopeless", Map.of("a", "INTEGER"), file))
                    .isInstanceOf(BadLogException.class)
                    .hasMessageStartingWith("source 'hopeless': Invalid Input Error: Malformed JSON in file")
                    .hasMessageContaining(file)
                    .hasMessageEndingWith("; a malformed line can be set aside only where each line of a file is one"
                            + " object, and the file not compressed")
                    .hasMessageNotContaining("auto");
        }
        assertThat(rejected(duck)).isEmpty();
    }

    @Test
    void arraysPrettyObjectsAndCompressedFilesAreReadWhenSound(TestLog duck) throws Exception {
        write(duck, "array.json", "[", "{\"a\":1},", "{\"a\":2}", "]");
        write(duck, "pretty.json", "{", "  \"a\": 3", "}");
        try (var out =
                new GZIPOutputStream(Files.newOutputStream(duck.dataFolder().resolve("small.json.gz")))) {
            out.write("{\"a\":4}\n".getBytes(StandardCharsets.UTF_8));
        }

        for (Map<String, String> columns : List.of(Map.of("a", "INTEGER"), Map.<String, String>of())) {
            read(duck, "sound", columns, "array.json");
            assertThat(duck.rows("SELECT a FROM sound")).containsExactly("1", "2");
            read(duck, "sound", columns, "pretty.json");
            assertThat(duck.rows("SELECT a FROM sound")).containsExactly("3");
            read(duck, "sound", columns, "small.json.gz");
            assertThat(duck.rows("SELECT a FROM sound")).containsExactly("4");
        }
    }
}
