/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.duckdb.DuckDBConnection;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodesTest {

    private static final FieldEncoder ENCODER = new FieldEncoder(new FittedField(
            "page", "page", FieldKind.CATEGORICAL, Encoding.HASH, 1_000_003, List.of(), List.of(), 0, 1, Pooling.SUM));

    /** Texts of every length around the twelve bytes that are told whole, of one and of more bytes a letter, empty ones and none. */
    private static List<@Nullable String> texts(SplittableRandom random) {
        List<@Nullable String> texts = new ArrayList<>();
        String text = "";
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) > 0) {
                String letter = List.of("a", "é", "界", "\uD83D\uDE00").get(random.nextInt(4));
                text = letter.repeat(random.nextInt(5)) + "x".repeat(random.nextInt(4)) + random.nextInt(50);
            }
            texts.add(random.nextInt(20) == 0 ? null : random.nextInt(50) == 0 ? "" : text);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyTextHasTheCodeThatTheEncoderGivesIt(long seed) throws Exception {
        List<@Nullable String> texts = texts(new SplittableRandom(seed));

        assertThat(codes(texts, new TextCodes(ENCODER)))
                .isEqualTo(texts.stream().map(ENCODER::rowOf).toList());
    }

    /** Where this fails, with another version of the driver, every text is made: which is right, and slow. */
    @Test
    void shortTextsAreMadeOnce() throws Exception {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            texts.add(i % 11 == 0 ? null : "item " + i % 7);
        }
        TextCodes codes = new TextCodes(ENCODER);

        codes(texts, codes);

        assertThat(codes.made()).isEqualTo(7);
    }

    private static List<Integer> codes(List<@Nullable String> texts, TextCodes codes) throws Exception {
        List<Integer> found = new ArrayList<>();
        int[] ofChunk = new int[Chunks.MOST];
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x VARCHAR)");
            try (var appender = connection.createAppender("main", "t")) {
                for (String text : texts) {
                    appender.beginRow();
                    appender.append(text);
                    appender.endRow();
                }
            }
            Chunks.read(connection, "SELECT x FROM t", chunk -> {
                codes.encode(chunk.vector(0), (int) chunk.rowCount(), ofChunk);
                for (int i = 0; i < chunk.rowCount(); i++) {
                    found.add(ofChunk[i]);
                }
            });
        }
        return found;
    }
}
