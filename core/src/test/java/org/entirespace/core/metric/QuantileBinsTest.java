/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileBinsTest {

    @Test
    void boundsLieMidwayBetweenNeighbours() {
        QuantileBins bins = QuantileBins.of(new double[] {4, 1, 2, 8}, 4);

        assertThat(bins.bounds()).containsExactly(1.5, 3.0, 6.0);
        assertThat(bins.bin(1.5)).isZero();
        assertThat(bins.bin(1.6)).isEqualTo(1);
        assertThat(bins.bin(-1e9)).isZero();
        assertThat(bins.bin(1e9)).isEqualTo(3);
        assertThat(bins.bin(Double.NaN)).isEqualTo(3);
    }

    @Test
    void equalValuesStayTogetherAndOneBinIsLeftWhereAllAreEqual() {
        double[] mostlyOne = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0};

        assertThat(QuantileBins.of(mostlyOne, 10).bounds()).containsExactly(0.5);
        assertThat(QuantileBins.of(mostlyOne, 10).count(mostlyOne)).containsExactly(1, 9);
        assertThat(QuantileBins.of(new double[] {3, 3, 3}, 10).bins()).isEqualTo(1);
    }

    @Test
    void neighboursWithoutANumberBetweenThemComeApart() {
        double next = Math.nextUp(1.0);
        double[] values = {1, next};

        assertThat(QuantileBins.of(values, 2).count(values)).containsExactly(1, 1);
        double[] far = {-Double.MAX_VALUE, Double.MAX_VALUE};
        assertThat(QuantileBins.of(far, 2).count(far)).containsExactly(1, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void binsHoldAboutAsManyValuesEachAndComeBackFromTheirBounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(1_003).map(u -> Math.log(u / (1 - u))).toArray();

        QuantileBins bins = QuantileBins.of(values, 10);

        assertThat(bins.bins()).isEqualTo(10);
        assertThat(LongStream.of(bins.count(values))).allMatch(count -> count == 100 || count == 101);
        assertThat(QuantileBins.at(bins.bounds()).count(values)).isEqualTo(bins.count(values));
        for (double value : values) {
            long below = bins.bounds().stream().filter(bound -> bound < value).count();
            assertThat(bins.bin(value)).isEqualTo((int) below);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLastDigitsOfValuesThatComeAgainMoveNoneOfThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.ints(500, 0, 7).mapToDouble(i -> i * 0.1).toArray();
        double[] nearly = Arrays.stream(values)
                .map(value -> value + random.nextDouble(-1e-6, 1e-6))
                .toArray();

        QuantileBins bins = QuantileBins.of(values, 10);

        assertThat(bins.bins()).isBetween(5, 7);
        assertThat(bins.count(nearly)).isEqualTo(bins.count(values));
    }

    static LongStream seeds() {
        return Rows.seeds();
    }

    @Test
    void whatAreNoBinsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.of(new double[0], 10));
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.of(new double[] {1}, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.of(new double[] {1, Double.NaN}, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileBins.of(new double[] {1, Double.NEGATIVE_INFINITY}, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileBins.at(List.of(1.0, 1.0)))
                .withMessageContaining("ascending");
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.at(List.of(Double.POSITIVE_INFINITY)));
    }
}
