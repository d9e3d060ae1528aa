/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.entirespace.core.graph.SpaceConfusion.Figure;
import org.entirespace.core.graph.SpaceConfusion.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures agree with a simulated shop whose every rate is known. */
class SpaceConfusionReferenceTest {

    private static final double L = 0.08;
    private static final double G = 0.2;
    private static final double R1 = 0.3;
    private static final double R0 = 0.02;
    private static final double TRUTH = R1 * G + R0 * (1 - G);
    private static final double BIAS = (R1 - R0) * (L - G);

    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBiasOfAKnownShopIsFoundWithinSamplingError(long seed) {
        Measured found = simulated(new SplittableRandom(seed), 200_000, 1);

        near(found.local(), L);
        near(found.global(), G);
        near(found.purchaseWithGlobal(), R1);
        near(found.purchaseWithoutGlobal(), R0);
        near(found.truth(), TRUTH);
        near(found.estimate(), TRUTH + BIAS);
        near(found.bias(), BIAS);
        assertThat(found.bias().high()).isNegative();
        assertThat(found.bias().value())
                .isCloseTo(found.estimate().value() - found.truth().value(), within(1e-12));
        assertThat(found.truth().value())
                .isCloseTo((double) found.counts().purchases() / found.counts().rows(), within(1e-12));
    }

    /** Within twice the reach of a 95 % interval, which is four deviations. */
    private static void near(Figure figure, double truth) {
        assertThat(figure.value()).isCloseTo(truth, within(figure.high() - figure.low()));
    }

    /** Of 1,000 samples of independent rows, and of rows in groups that act alike, 95 % of the intervals hold the truth. */
    @Test
    void ninetyFiveIntervalsOfAHundredHoldTheTruth() {
        for (int copies : new int[] {1, 5}) {
            int held = 0;
            for (int sample = 0; sample < 1000; sample++) {
                Figure bias =
                        simulated(new SplittableRandom(sample), 2000, copies).bias();
                held += bias.low() <= BIAS && BIAS <= bias.high() ? 1 : 0;
            }
            assertThat(held).as(copies + " rows a group").isBetween(930, 970);
        }
    }

    /** Groups of rows with equal outcomes; unclicked rows between them must not matter. */
    private static Measured simulated(SplittableRandom random, int groups, int copies) {
        int rows = 2 * groups * copies;
        byte[][] labels = new byte[4][rows];
        long[] group = new long[rows];
        for (int g = 0; g < groups; g++) {
            byte global = yes(random, G);
            byte local = global == 1 ? yes(random, L / G) : 0;
            byte purchase = yes(random, global == 1 ? R1 : R0);
            for (int row = 2 * g * copies; row < 2 * (g + 1) * copies; row++) {
                boolean clicked = row % 2 == 0;
                group[row] = g;
                labels[0][row] = (byte) (clicked ? 1 : 0);
                labels[1][row] = clicked ? local : 0;
                labels[2][row] = clicked ? global : 1;
                labels[3][row] = clicked ? purchase : 0;
            }
        }
        return SpaceConfusion.of(labels[0], labels[1], labels[2], labels[3], group)
                .fold(found -> found, none -> {
                    throw new AssertionError(none.reason());
                });
    }

    private static byte yes(SplittableRandom random, double rate) {
        return (byte) (random.nextDouble() < rate ? 1 : 0);
    }
}
