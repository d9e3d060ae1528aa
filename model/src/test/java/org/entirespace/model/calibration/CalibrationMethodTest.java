/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.RisingLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationMethodTest {

    private static final int MANY = 200_000;

    /** True logits normal around -1; the head learned something else of them. */
    private static HeadSamples samples(int count, long seed, DoubleUnaryOperator learned) {
        SplittableRandom random = new SplittableRandom(seed);
        HeadSamples samples = new HeadSamples();
        for (int i = 0; i < count; i++) {
            double truth = -1 + random.nextGaussian();
            samples.add((float) learned.applyAsDouble(truth), random.nextDouble() < rate(truth));
        }
        return samples;
    }

    private static double rate(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void plattFindsTheLineThatUndoesAnother() {
        CalibrationMap map = CalibrationMethod.PLATT.fit(samples(MANY, 1, z -> 2 * z + 3));

        assertThat(map.slope()).isCloseTo(0.5, within(0.01));
        assertThat(map.line().at(2 * -1 + 3)).isCloseTo(-1, within(0.02));
    }

    @Test
    void isotonicFindsACurveThatNoLineUndoes() {
        DoubleUnaryOperator bent = z -> z < -1 ? 3 * z : z * z * z - 2; // rising, with a bend and a jump
        CalibrationMap map = CalibrationMethod.ISOTONIC.fit(samples(MANY, 1, bent));

        for (double truth = -2.5; truth < 0.8; truth += 0.25) {
            double found = rate(map.line().at((float) bent.applyAsDouble(truth)));
            assertThat(found).as("at %s", truth).isCloseTo(rate(truth), within(0.025));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMeanRateIsTheShareOfPositives(CalibrationMethod method) {
        for (int count : new int[] {30, 1_000, 50_000}) {
            HeadSamples samples = samples(count, count, z -> 0.3 * z - 4);

            assertThat(samples.meanRate(method.fit(samples)))
                    .isCloseTo((double) samples.positives() / count, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMapNeverTurnsTheOrderRound(CalibrationMethod method) {
        for (long seed = 0; seed < 20; seed++) {
            RisingLine line = method.fit(samples(40, seed, z -> z)).line();
            double last = Double.NEGATIVE_INFINITY;
            for (double z = -8; z < 8; z += 0.01) {
                double found = line.at(z);
                assertThat(found).isGreaterThanOrEqualTo(last).isFinite();
                last = found;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRightModelStaysAboutAsItIs(CalibrationMethod method) {
        RisingLine line = method.fit(samples(MANY, 3, z -> z)).line();

        for (double z = -3; z < 1; z += 0.5) {
            assertThat(rate(line.at(z))).isCloseTo(rate(z), within(0.02));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLogitThatSaysNothingBecomesTheOverallRate(CalibrationMethod method) {
        HeadSamples samples = new HeadSamples();
        for (int i = 0; i < 1_000; i++) {
            samples.add(1.5f, i % 10 == 0);
        }

        assertThat(rate(method.fit(samples).line().at(1.5))).isCloseTo(0.1, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void outcomesPartedWithoutExceptionGiveAFiniteMap(CalibrationMethod method) {
        HeadSamples samples = new HeadSamples();
        for (int i = 0; i < 100; i++) {
            samples.add(i, i >= 60);
        }

        RisingLine line = method.fit(samples).line();

        assertThat(line.at(0)).isFinite().isNegative();
        assertThat(line.at(99)).isFinite().isPositive();
    }

    @Test
    void aLogitThatPointsTheWrongWayIsGivenNoWeightByPlatt() {
        CalibrationMap map = CalibrationMethod.PLATT.fit(samples(5_000, 4, z -> -z));

        assertThat(map.slope()).isZero();
    }

    /** Against minimising squares over all rising step functions by the classic formula: max over i of min over j of means. */
    @Test
    void blocksAreThoseOfTheBestRisingSteps() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 200; round++) {
            int count = random.nextInt(2, 12);
            HeadSamples samples = new HeadSamples();
            boolean[] happened = new boolean[count];
            for (int i = 0; i < count; i++) {
                happened[i] = random.nextBoolean();
                samples.add(i, happened[i]);
            }
            if (samples.positives() == 0 || samples.positives() == count) {
                continue;
            }
            long steps = java.util.stream.IntStream.range(0, count)
                    .mapToDouble(i -> best(happened, i))
                    .distinct()
                    .count();

            assertThat(CalibrationMethod.ISOTONIC.fit(samples).learned()).hasSize((int) steps);
        }
    }

    private static double best(boolean[] happened, int at) {
        double highest = 0;
        for (int from = 0; from <= at; from++) {
            double lowest = 1;
            for (int to = at; to < happened.length; to++) {
                int positives = 0;
                for (int k = from; k <= to; k++) {
                    positives += happened[k] ? 1 : 0;
                }
                lowest = Math.min(lowest, (double) positives / (to - from + 1));
            }
            highest = Math.max(highest, lowest);
        }
        return highest;
    }

    @ParameterizedTest
    @EnumSource
    void oneOutcomeIsNotEnough(CalibrationMethod method) {
        HeadSamples none = new HeadSamples();
        none.add(1, false);
        HeadSamples all = new HeadSamples();
        all.add(1, true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fit(none))
                .withMessage("calibration on 1 samples, 0 of them positive; expected both outcomes");
        assertThatIllegalArgumentException().isThrownBy(() -> method.fit(all));
    }
}
