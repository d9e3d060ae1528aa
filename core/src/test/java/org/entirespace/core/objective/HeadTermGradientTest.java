/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.core.objective.ObjectiveRun.CVR;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Losses and gradients of single-head terms equal the published formulas in double, and these formulas' central differences
 * where nothing is held constant; what is held constant gets exactly no gradient.
 */
class HeadTermGradientTest {

    private static final double FLOOR = 0.2;
    private static final int CLICK = 0;
    private static final int PURCHASE = 1;
    private static final int OTHER = 2;

    /** The loss of one sample as its paper writes it; {@code o} is the propensity, a constant. */
    interface Formula {
        double loss(double o, double[] z, int click, int purchase);
    }

    /**
     * A term and its formula.
     *
     * @param term what is tested
     * @param formula its loss
     */
    record Case(HeadTerm term, Formula formula) {
        @Override
        public String toString() {
            return term.getClass().getSimpleName();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        new RateTerm("t", CVR, 3, 1),
                        (o, z, c, b) -> c == 0 ? 0 : (b == 1 ? 3 : 1) * crossEntropy(b, z[PURCHASE])),
                new Case(
                        new MissingAsNegativeTerm("t", CVR, 1, 1),
                        (o, z, c, b) -> crossEntropy(c == 1 ? b : 0, z[PURCHASE])),
                new Case(new MissingAsNegativeTerm("t", CVR, 0, 1), (o, z, c, b) -> c * crossEntropy(b, z[PURCHASE])),
                new Case(
                        new PropensityTerm("t", CVR, FLOOR, 1),
                        (o, z, c, b) -> c * crossEntropy(b, z[PURCHASE]) / Math.max(FLOOR, o)),
                new Case(
                        new CounterfactualTerm("t", "other", CVR, FLOOR, 1),
                        (o, z, c, b) -> (1 - c) * crossEntropy(1, z[OTHER]) / Math.max(FLOOR, 1 - o)),
                new Case(
                        new ComplementTerm("t", CVR, "other", 1),
                        (o, z, c, b) -> Math.abs(1 - ObjectiveRun.sigma(z[PURCHASE]) - ObjectiveRun.sigma(z[OTHER]))),
                new Case(
                        new OrderTerm("t", CVR, "other", 1),
                        (o, z, c, b) -> Math.max(0, ObjectiveRun.sigma(z[PURCHASE]) - ObjectiveRun.sigma(z[OTHER]))),
                new Case(new DoublyRobustTerm("t", CVR, "other", FLOOR, 1), (o, z, c, b) -> {
                    double imputed = Math.log(1 + Math.exp(z[OTHER]));
                    return imputed + c * (crossEntropy(b, z[PURCHASE]) - imputed) / Math.max(FLOOR, o);
                }));
    }

    private static double crossEntropy(int y, double z) {
        double p = ObjectiveRun.sigma(z);
        return y == 1 ? -Math.log(p) : -Math.log(1 - p);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientAreThoseOfTheFormulaForEveryCombinationOfLabels(Case tested) {
        var random = new SplittableRandom(7);
        double step = 1e-5;
        for (int round = 0; round < 200; round++) {
            float[] logits = new float[3];
            for (int h = 0; h < 3; h++) {
                logits[h] = (float) random.nextDouble(-4, 4);
            }
            double[] z = {logits[0], logits[1], logits[2]};
            double o = ObjectiveRun.sigma(z[CLICK]);
            int click = round % 2;
            int purchase = click * (round / 2 % 2);

            ObjectiveRun run =
                    ObjectiveRun.of(ObjectiveRun.of(tested.term), logits, ObjectiveRun.sample(click, purchase), 1);

            double expected = tested.formula.loss(o, z, click, purchase);
            assertThat(run.lossSums[0]).isCloseTo(expected, within(1e-12 + 1e-10 * Math.abs(expected)));
            assertThat(run.gradient[CLICK]).as("the propensity is a constant").isZero();
            for (int h = 1; h < 3; h++) {
                double kept = z[h];
                z[h] = kept + step;
                double above = tested.formula.loss(o, z, click, purchase);
                z[h] = kept - step;
                double below = tested.formula.loss(o, z, click, purchase);
                z[h] = kept;
                assertThat((double) run.gradient[h])
                        .isCloseTo((above - below) / (2 * step), within(1e-6 * (1 + Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWeightScalesTheGradientAndNotTheReportedLoss(Case tested) {
        float[] logits = {-1, 0.4f, -0.3f};
        for (byte[][] labels : new byte[][][] {ObjectiveRun.sample(1, 0), ObjectiveRun.sample(0, 0)}) {
            Objective one = ObjectiveRun.of(tested.term);
            ObjectiveLoss loss = new ObjectiveLoss(one);
            double[] sums = new double[1];
            double[] sumsOfThree = new double[1];
            float[] gradient = new float[3];
            float[] gradientOfThree = new float[3];
            loss.backward(logits, labels, 0, 1, new double[] {1}, 1, sums, gradient);
            loss.backward(logits, labels, 0, 1, new double[] {3}, 1, sumsOfThree, gradientOfThree);

            assertThat(sumsOfThree).containsExactly(sums);
            for (int h = 0; h < 3; h++) {
                assertThat(gradientOfThree[h]).isCloseTo(3 * gradient[h], within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientAreFiniteForExtremeLogits(Case tested) {
        for (float click : new float[] {-80, 0, 80}) {
            for (float purchase : new float[] {-80, 80}) {
                for (float other : new float[] {-80, 80}) {
                    for (int b = 0; b <= 1; b++) {
                        for (int c = b; c <= 1; c++) {
                            ObjectiveRun run = ObjectiveRun.of(
                                    ObjectiveRun.of(tested.term),
                                    new float[] {click, purchase, other},
                                    ObjectiveRun.sample(c, b),
                                    1);
                            assertThat(run.lossSums[0]).isFinite();
                            for (float slope : run.gradient) {
                                assertThat(slope).isFinite();
                            }
                        }
                    }
                }
            }
        }
    }
}
