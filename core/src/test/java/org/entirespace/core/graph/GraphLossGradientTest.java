/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of every head equals central differences of the loss, to a relative 1e-6 (invariant 7).
 *
 * <p>Logits are floats, the loss is a double. Logits and steps are multiples of 2^-6, so that every shifted logit is exact,
 * and the stencil is of sixth order, so that a step that long leaves an error near 1e-13:
 *
 * <pre>
 *   f'(z) = (45 (f(z + h) - f(z - h)) - 9 (f(z + 2h) - f(z - 2h)) + (f(z + 3h) - f(z - 3h))) / (60 h) + O(h^6)
 * </pre>
 */
class GraphLossGradientTest {

    private static final float STEP = 1f / 64;
    private static final double NOISE = 1e-12; // rounding of the loss, divided by the step

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theGradientEqualsCentralDifferencesForAllLabelCombinations(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var loss = new GraphLoss(compiled, LossRun.everyTerm(compiled));
        var random = new SplittableRandom(7);
        for (byte[][] labels : LossRun.everyCombination(graph.behaviors().size())) {
            float[] logits = gridLogits(random, compiled.rates().size());
            float[] gradient = LossRun.of(loss, logits, labels).gradient;
            for (int r = 0; r < logits.length; r++) {
                double numeric = centralDifference(loss, logits, labels, r);
                assertThat((double) gradient[r])
                        .as("%s, head %d", graph.name(), r)
                        .isCloseTo(numeric, within(1e-6 * Math.abs(numeric) + NOISE));
            }
        }
    }

    private static float[] gridLogits(SplittableRandom random, int count) {
        float[] logits = new float[count];
        for (int r = 0; r < count; r++) {
            logits[r] = random.nextInt(-256, 257) * STEP;
        }
        return logits;
    }

    private static double centralDifference(GraphLoss loss, float[] logits, byte[][] labels, int head) {
        double[] weights = {0, 45, -9, 1};
        double sum = 0;
        float at = logits[head];
        for (int k = 1; k <= 3; k++) {
            logits[head] = at + k * STEP;
            double above = LossRun.of(loss, logits, labels).total;
            logits[head] = at - k * STEP;
            sum += weights[k] * (above - LossRun.of(loss, logits, labels).total);
        }
        logits[head] = at;
        return sum / (60 * STEP);
    }
}
