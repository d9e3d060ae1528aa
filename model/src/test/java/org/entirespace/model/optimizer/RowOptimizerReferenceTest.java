/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entirespace.model.kernel.BothLoops;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each optimiser of rows follows its published equations, written out in doubles, and both kinds of loops agree to the bit. */
class RowOptimizerReferenceTest {

    private static final AdagradOptions ADAGRAD = new AdagradOptions(0.1, 1e-8);
    private static final RowwiseAdagradOptions ROWWISE = new RowwiseAdagradOptions(0.1, 1e-8);
    private static final FtrlOptions FTRL = new FtrlOptions(0.1, 0.5, 1, 0.3);
    private static final int AT = 5;

    /** Lengths of one vector, of two, of more with a rest, and shorter than any. */
    static Stream<Arguments> cases() {
        return BothLoops.all()
                .flatMap(loops -> IntStream.of(1, 3, 4, 8, 13, 16, 37, 64).mapToObj(n -> Arguments.of(loops, n)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void adagrad(RowLoops loops, int length) {
        var run = new Run(ADAGRAD, loops, length);
        double[] weights = run.weights();
        double[] sums = new double[length];
        for (int step = 1; step <= 30; step++) {
            double[] gradients = run.step(step);
            for (int j = 0; j < length; j++) {
                sums[j] += gradients[j] * gradients[j];
                weights[j] -= 0.1 * gradients[j] / (Math.sqrt(sums[j]) + 1e-8);
            }
            assertThat(run.weights()).containsExactly(weights, within(2e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowwiseAdagrad(RowLoops loops, int length) {
        var run = new Run(ROWWISE, loops, length);
        double[] weights = run.weights();
        double sum = 0;
        for (int step = 1; step <= 30; step++) {
            double[] gradients = run.step(step);
            for (double gradient : gradients) {
                sum += gradient * gradient / length;
            }
            for (int j = 0; j < length; j++) {
                weights[j] -= 0.1 * gradients[j] / (Math.sqrt(sum) + 1e-8);
            }
            assertThat(run.weights()).containsExactly(weights, within(2e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ftrl(RowLoops loops, int length) {
        var run = new Run(FTRL, loops, length);
        double[] weights = run.weights();
        double[] z = new double[length];
        double[] n = new double[length];
        for (int j = 0; j < length; j++) {
            z[j] = -weights[j] * (0.5 / 0.1 + 0.3) - Math.signum(weights[j]) * 1;
        }
        int zeros = 0;
        for (int step = 1; step <= 30; step++) {
            double[] gradients = run.step(step);
            for (int j = 0; j < length; j++) {
                double g = gradients[j];
                double sigma = (Math.sqrt(n[j] + g * g) - Math.sqrt(n[j])) / 0.1;
                z[j] += g - sigma * weights[j];
                n[j] += g * g;
                weights[j] = Math.abs(z[j]) <= 1
                        ? 0
                        : -(z[j] - Math.signum(z[j]) * 1) / ((0.5 + Math.sqrt(n[j])) / 0.1 + 0.3);
                zeros += weights[j] == 0 ? 1 : 0;
            }
            assertThat(run.weights()).containsExactly(weights, within(5e-6));
        }
        if (length > 8) {
            assertThat(zeros)
                    .as("weights that the absolute penalty holds at zero")
                    .isBetween(1, 30 * length - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRowWithoutAGradientStaysAsItIs(RowLoops loops, int length) {
        for (RowOptimizer optimizer : new RowOptimizer[] {ADAGRAD, ROWWISE, FTRL}) {
            var run = new Run(optimizer, loops, length);
            double[] before = run.weights();

            optimizer.at(1).update(loops, run.rows, AT, new float[length], 0, length);

            assertThat(run.weights()).containsExactly(before, within(1e-7));
        }
    }

    @Test
    void plainAndVectorLoopsGiveTheSameBits() {
        for (RowOptimizer optimizer : new RowOptimizer[] {AdamOptions.of(0.1), ADAGRAD, ROWWISE, FTRL}) {
            for (int length = 1; length <= 70; length++) {
                var plain = new Run(optimizer, RowLoopLibrary.plain(), length);
                var vector = new Run(optimizer, RowLoopLibrary.fastest(), length);
                for (int step = 1; step <= 5; step++) {
                    plain.step(step);
                    vector.step(step);
                }
                assertThat(vector.rows).as(optimizer + " of " + length).isEqualTo(plain.rows);
            }
        }
    }

    /** A row between two margins that must not change. */
    private static final class Run {

        private final RowOptimizer optimizer;
        private final RowLoops loops;
        private final int length;
        private final SplittableRandom random = new SplittableRandom(3);
        private final float[] rows;
        private final int end;

        Run(RowOptimizer optimizer, RowLoops loops, int length) {
            this.optimizer = optimizer;
            this.loops = loops;
            this.length = length;
            end = AT + length + optimizer.stateFloats(length);
            rows = new float[end + 100];
            Arrays.fill(rows, -7f);
            for (int j = 0; j < length; j++) {
                rows[AT + j] = (float) random.nextDouble(-0.5, 0.5);
            }
            optimizer.startState(rows, AT, length);
        }

        double[] step(long step) {
            float[] gradients = new float[length + 2];
            double[] exact = new double[length];
            for (int j = 0; j < length; j++) {
                gradients[2 + j] = (float) random.nextDouble(-1, 1);
                exact[j] = gradients[2 + j];
            }
            optimizer.at(step).update(loops, rows, AT, gradients, 2, length);
            assertThat(rows).startsWith(-7f, -7f, -7f, -7f, -7f);
            for (int i = end; i < rows.length; i++) {
                assertThat(rows[i]).isEqualTo(-7f);
            }
            return exact;
        }

        double[] weights() {
            return IntStream.range(0, length).mapToDouble(j -> rows[AT + j]).toArray();
        }
    }
}
