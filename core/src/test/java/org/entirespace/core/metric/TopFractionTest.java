/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F1 of the highest predictions (invariant 19). */
class TopFractionTest {

    private static MetricValue f1(double[] scores, int[] labels, double share) {
        byte[] codes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            codes[i] = (byte) labels[i];
        }
        return TopFraction.f1(Predictions.of(scores, codes, new long[labels.length]), share);
    }

    @Test
    void theTopIsTakenOfAllRowsTogether() {
        double[] scores = {5, 4, 3, 2, 1, 0, -1, -2, -3, -4};
        int[] labels = {1, 0, 1, 0, 0, 0, 0, 0, 0, 1};
        // the top 3 hold 2 of 3 positives: precision 2/3, recall 2/3
        assertThat(f1(scores, labels, 0.3)).isEqualTo(MetricValue.of(2.0 / 3));
        assertThat(f1(scores, labels, 0.1)).isEqualTo(MetricValue.of(2.0 * 1 / (1 + 3)));
        assertThat(f1(scores, labels, 1)).isEqualTo(MetricValue.of(2.0 * 3 / (10 + 3)));
        assertThat(f1(scores, labels, 0.001)).as("at least one row").isEqualTo(MetricValue.of(0.5));
    }

    /** All orders of the tied rows, averaged. */
    @Test
    void tiesCountAsOnAverageOverTheirOrders() {
        double[] scores = {2, 1, 1, 1, 0};
        int[] labels = {0, 1, 0, 0, 1};
        // the top 2: the first row, and one of three tied rows, of which one is positive
        assertThat(f1(scores, labels, 0.4).value().orElseThrow()).isCloseTo(2 * (1 / 3.0) / (2 + 2), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itEqualsSortingAndCountingAndIsUnchangedByIncreasingMaps(long seed) {
        var random = new SplittableRandom(seed);
        int n = 200 + random.nextInt(100);
        double[] scores = random.doubles(n, -5, 5).toArray();
        int[] labels = random.ints(n, 0, 2).toArray();
        int taken = (int) Math.round(0.13 * n);
        int[] best = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .limit(taken)
                .toArray();
        double hits = Arrays.stream(best).map(i -> labels[i]).sum();
        double precision = hits / taken;
        double recall = hits / Arrays.stream(labels).sum();
        double expected = 2 * precision * recall / (precision + recall);

        assertThat(f1(scores, labels, 0.13).value().orElseThrow()).isCloseTo(expected, within(1e-12));
        double[] mapped = Arrays.stream(scores).map(z -> z * z * z / 10).toArray();
        assertThat(f1(mapped, labels, 0.13)).isEqualTo(f1(scores, labels, 0.13));
    }

    @Test
    void withoutPositiveRowsThereIsNoValue() {
        assertThat(f1(new double[] {1, 2}, new int[] {0, 0}, 0.5)).isEqualTo(MetricValue.undefined("no positive rows"));
        assertThat(f1(new double[0], new int[0], 0.5)).isEqualTo(MetricValue.undefined("no rows"));
        assertThatThrownBy(() -> f1(new double[] {1}, new int[] {1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("top share 0.0; expected in (0, 1]");
    }
}
