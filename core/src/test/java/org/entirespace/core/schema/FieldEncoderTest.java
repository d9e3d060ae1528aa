/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
