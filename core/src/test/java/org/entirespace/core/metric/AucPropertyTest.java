/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AucPropertyTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsThePairsCountedOneByOne(long seed) {
        for (int levels : new int[] {3, 12, 1_000_000}) {
            Rows rows = Rows.random(seed, 200, levels, 9);
            assertThat(value(rows)).isEqualTo(rows.slowAuc(), within(1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isUnchangedByIncreasingMapsAndReversedByDecreasingOnes(long seed) {
        Rows rows = Rows.random(seed, 300, 20, 9);

        assertThat(value(mapped(rows, z -> 3 * z - 100))).isEqualTo(value(rows));
        assertThat(value(mapped(rows, z -> 1 / (1 + Math.exp(-z))))).isEqualTo(value(rows));
        assertThat(value(mapped(rows, z -> z * z * z))).isEqualTo(value(rows));
        assertThat(value(mapped(rows, z -> -z))).isEqualTo(1 - value(rows), within(1e-15));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfTheRows(long seed) {
        Rows rows = Rows.random(seed, 300, 20, 9);
        int[] shuffled = shuffled(rows.labels().length, new SplittableRandom(seed));

        assertThat(value(picked(rows, shuffled))).isEqualTo(value(rows));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void weightsEqualRepeatedRows(long seed) {
        Rows rows = Rows.random(seed, 200, 15, 9);
        var random = new SplittableRandom(seed + 1);
        int[] weights = random.ints(200, 0, 4).toArray();
        int[] repeated = IntStream.range(0, 200)
                .flatMap(row -> IntStream.range(0, weights[row]).map(copy -> row))
                .toArray();

        assertThat(Auc.of(rows.predictions(), weights))
                .isEqualTo(Auc.of(picked(rows, repeated).predictions()));
    }

    private static Rows mapped(Rows rows, DoubleUnaryOperator map) {
        return new Rows(Arrays.stream(rows.logOdds()).map(map).toArray(), rows.labels(), rows.groups());
    }

    private static Rows picked(Rows rows, int[] which) {
        byte[] labels = new byte[which.length];
        for (int i = 0; i < which.length; i++) {
            labels[i] = rows.labels()[which[i]];
        }
        return new Rows(
                IntStream.of(which).mapToDouble(row -> rows.logOdds()[row]).toArray(),
                labels,
                IntStream.of(which).mapToLong(row -> rows.groups()[row]).toArray());
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    private static double value(Rows rows) {
        return Auc.of(rows.predictions()).value().orElseThrow();
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
