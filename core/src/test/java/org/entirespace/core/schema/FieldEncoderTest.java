/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldEncoderTest {

    @Test
    void vocabularyKnowsMissingUnknownAndKnownTexts() {
        var encoder = new FieldEncoder(new FittedField(
                "item",
                "item",
                FieldKind.CATEGORICAL,
                Encoding.VOCABULARY,
                4,
                List.of("a", "b"),
                List.of(),
                0,
                1,
                Pooling.SUM));

        assertThat(encoder.rowOf((String) null)).isZero();
        assertThat(encoder.rowOf("never seen")).isEqualTo(1);
        assertThat(encoder.rowOf("a")).isEqualTo(2);
        assertThat(encoder.rowOf("b")).isEqualTo(3);
    }

    @Test
    void hashingSpreadsTextsOverAllBucketsAndKeepsMissingApart() {
        var encoder = new FieldEncoder(new FittedField(
                "user", "user", FieldKind.CATEGORICAL, Encoding.HASH, 101, List.of(), List.of(), 0, 1, Pooling.SUM));

        int[] counts = new int[101];
        IntStream.range(0, 100_000).forEach(i -> counts[encoder.rowOf("user-" + i)]++);

        assertThat(encoder.rowOf((String) null)).isZero();
        assertThat(counts[0]).isZero();
        // 1000 expected a bucket; six standard deviations are about 190
        assertThat(IntStream.range(1, 101).map(i -> counts[i]).summaryStatistics())
                .matches(s -> s.getMin() > 810 && s.getMax() < 1190);
    }

    /** Large numbers instead of wrapping ones, and the library's UTF-8 whatever the characters are. */
    @ParameterizedTest
    @ValueSource(strings = {"", "user-1", "\u007f", "\u0080", "caf\u00e9", "\u65e5\u672c", "a\ud83d\ude00b"})
    void hashesAreThoseOfTheTextsBytes(String text) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(64);
        BigInteger hash = new BigInteger("cbf29ce484222325", 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(Byte.toUnsignedInt(b)))
                    .multiply(BigInteger.valueOf(0x100000001b3L))
                    .mod(modulus);
        }
        hash = hash.xor(hash.shiftRight(33));
        hash = hash.multiply(new BigInteger("ff51afd7ed558ccd", 16)).mod(modulus);
        hash = hash.xor(hash.shiftRight(33));
        int cardinality = 1_000_003;
        var encoder = new FieldEncoder(new FittedField(
                "t", "t", FieldKind.CATEGORICAL, Encoding.HASH, cardinality, List.of(), List.of(), 0, 1, Pooling.SUM));

        assertThat(encoder.rowOf(text))
                .isEqualTo(1 + hash.mod(BigInteger.valueOf(cardinality - 1)).intValue());
    }

    @Test
    void bucketsAreClosedBelowAndNanIsMissing() {
        var encoder = new FieldEncoder(new FittedField(
                "price",
                "price",
                FieldKind.NUMERIC,
                Encoding.BUCKETS,
                4,
                List.of(),
                List.of(1.0, 2.0),
                0,
                1,
                Pooling.SUM));

        assertThat(encoder.rowOf(Double.NaN)).isZero();
        assertThat(encoder.rowOf(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(encoder.rowOf(0.99)).isEqualTo(1);
        assertThat(encoder.rowOf(1.0)).isEqualTo(2);
        assertThat(encoder.rowOf(2.0)).isEqualTo(3);
        assertThatThrownBy(() -> encoder.rowOf("text")).hasMessageContaining("'price' holds numbers");
    }

    @Test
    void standardisedNumbersHaveTheMeanForMissing() {
        var encoder = new FieldEncoder(new FittedField(
                "age", "age", FieldKind.NUMERIC, Encoding.STANDARDIZE, 0, List.of(), List.of(), 40, 10, Pooling.SUM));

        assertThat(encoder.standardized(60)).isEqualTo(2f);
        assertThat(encoder.standardized(Double.NaN)).isZero();
    }
}
