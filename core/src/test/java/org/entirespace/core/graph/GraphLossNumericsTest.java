/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss and gradient stay finite and exact for logits in [-80, 80] (invariant 18). */
class GraphLossNumericsTest {

    private static final float[] CORNERS = {-80, 0, 80};
    private static final float[] BEYOND = {-1e30f, 0.5f, 1e6f};

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.named();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyCornerIsFiniteForAllLabelCombinations(BehaviorGraph graph) {
        checkCorners(graph, CORNERS);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void evenLogitsOfADivergedNetworkGiveFiniteNumbers(BehaviorGraph graph) {
        checkCorners(graph, BEYOND);
    }

    private static void checkCorners(BehaviorGraph graph, float[] corners) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var loss = new GraphLoss(compiled, LossRun.everyTerm(compiled));
        int heads = compiled.rates().size();
        List<byte[][]> combinations = LossRun.everyCombination(graph.behaviors().size());
        for (int corner = 0; corner < Math.pow(corners.length, heads); corner++) {
            float[] logits = new float[heads];
            for (int r = 0, rest = corner; r < heads; r++, rest /= corners.length) {
                logits[r] = corners[rest % corners.length];
            }
            for (byte[][] labels : combinations) {
                LossRun run = LossRun.of(loss, logits, labels);
                boolean finite = Double.isFinite(run.total) && run.total >= -1e-12;
                for (float g : run.gradient) {
                    finite &= Float.isFinite(g);
                }
                if (!finite) {
                    throw new AssertionError(List.of(run.total) + " at corner " + corner);
                }
            }
        }
    }

    /** With both branches at logit 80, ln(1 - P) is about -80 where 1 - e^(ln P) is 0 and its logarithm -∞. */
    @Test
    void theComplementOfANearlySureMixtureIsExact() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        List<LossTerm> ctcvr = List.of(new LossTerm(Quantity.marginal("purchase"), 1));
        List<LossTerm> cvr = List.of(new LossTerm(Quantity.conditional("purchase", "click"), 1));
        byte[][] clickedOnly = LossRun.sample(1, 0, 0, 0);
        for (float middle : CORNERS) {
            float[] logits = {80, middle, middle, -middle, 80, 80};
            LossRun entire = LossRun.of(hm3, ctcvr, logits, clickedOnly);
            LossRun clicked = LossRun.of(hm3, cvr, logits, clickedOnly);

            // 1 - P = e^-80 + e^-80, to 1e-35: no click, or a click without purchase
            assertThat(entire.total).isCloseTo(80 - Math.log(2), within(1e-12));
            assertThat(entire.gradient[0]).isCloseTo(0.5f, within(1e-6f));
            assertThat(entire.gradient[4] + entire.gradient[5]).isCloseTo(0.5f, within(1e-6f));
            assertThat(clicked.total).isCloseTo(80, within(1e-12));
            assertThat(clicked.gradient[4] + clicked.gradient[5]).isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void aChainOfUnlikelyStepsHasTheSumOfTheirLogarithms() {
        CompiledGraph ads = CompiledGraph.of(ExampleGraphs.ads());
        List<LossTerm> pay = List.of(new LossTerm(Quantity.marginal("pay"), 1));
        float[] logits = {-80, -80, -80, -80};

        LossRun run = LossRun.of(ads, pay, logits, LossRun.sample(1, 1, 1, 1));

        assertThat(run.total).isCloseTo(320, within(1e-12));
        assertThat(run.gradient).containsExactly(-1, -1, -1, -1);
    }

    /** The logits that a network in double would give, against the same rounded to float. */
    @ParameterizedTest
    @MethodSource("graphs")
    void floatLogitsAgreeWithDoubleOnesTo1e4(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var random = new SplittableRandom(18);
        int heads = compiled.rates().size();
        for (int draw = 0; draw < 100; draw++) {
            double[] exact = random.doubles(heads, -80, 80).toArray();
            float[] rounded = new float[heads];
            for (int r = 0; r < heads; r++) {
                rounded[r] = (float) exact[r];
            }
            var twin = new OutcomeTable(compiled, exact);
            for (Quantity quantity : compiled.quantities()) {
                for (int label = 0; label <= 1; label++) {
                    byte[][] labels = LossRun.sample(new int[graph.behaviors().size()]);
                    if (!quantity.space().isEntire()) {
                        labels[graph.indexOf(quantity.space().name())][0] = 1;
                    }
                    labels[graph.indexOf(quantity.goal())][0] = (byte) label;

                    LossRun run = LossRun.of(compiled, List.of(new LossTerm(quantity, 1)), rounded, labels);

                    double[] slope = twin.slope(quantity, label == 1);
                    double expected = -Math.log(twin.probability(quantity, label == 1));
                    assertThat(run.total).isCloseTo(expected, within(1e-4 * Math.max(expected, 1e-3)));
                    for (int r = 0; r < heads; r++) {
                        assertThat((double) run.gradient[r]).isCloseTo(-slope[r], within(1e-4));
                    }
                }
            }
        }
    }
}
