/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the composed probabilities. That pCTCVR ≤ pCTMa is none of them. */
class GraphScorerPropertyTest {

    private static final double ROUNDING = 1e-14;

    static LongStream seeds() {
        return Seeds.hundred();
    }

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    /** Invariant 1: pCTCVR = pCTR * pCVR, and so for every behaviour and every behaviour it requires. */
    @ParameterizedTest
    @MethodSource("graphs")
    void everyMarginalIsItsAncestorsMarginalTimesTheConditional(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var random = new SplittableRandom(1);
        for (int draw = 0; draw < 200; draw++) {
            float[] logits = Seeds.logits(random, compiled.rates().size(), 1 + draw % 20);
            for (Quantity conditional : compiled.conditionals()) {
                String ancestor = conditional.space().name();
                double[] p = Scores.probabilities(graph, logits, conditional.goal(), ancestor, conditional.key());
                assertThat(p[0]).as(conditional.key()).isCloseTo(p[1] * p[2], within(1e-12 * p[0]));
            }
        }
    }

    /** Invariant 2, spelled out for ESM2: four paths and the one without a click. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theFivePathsOfEsm2SumToOneAndToItsMarginals(long seed) {
        float[] z = Seeds.logits(new SplittableRandom(seed), 4, 8);
        double y1 = sigma(z[0]);
        double y2 = sigma(z[1]);
        double y3 = sigma(z[2]);
        double y4 = sigma(z[3]);
        double ab = y1 * y2 * y3;
        double a = y1 * y2 * (1 - y3);
        double b = y1 * (1 - y2) * y4;
        double neither = y1 * (1 - y2) * (1 - y4);

        assertThat(1 - y1 + ab + a + b + neither).isCloseTo(1, within(1e-14));
        double[] p = Scores.probabilities(GraphCatalog.esm2(), z, "click", "action", "purchase", "purchase|click");
        assertThat(p).containsExactly(new double[] {y1, ab + a, ab + b, (ab + b) / y1}, within(1e-14));
    }

    /** Invariant 2, spelled out for HM3: eight paths over (m, d, b) and the one without a click. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theNinePathsOfHm3SumToOneAndToItsMarginals(long seed) {
        float[] z = Seeds.logits(new SplittableRandom(seed), 6, 8);
        double[] marginals = new double[3]; // m, d, b
        double total = 1 - sigma(z[0]);
        for (int path = 0; path < 8; path++) {
            boolean m = (path & 1) != 0;
            boolean d = (path & 2) != 0;
            boolean b = (path & 4) != 0;
            double pMicro = sigma(m ? z[1] : -z[1]);
            double pMacro = m ? sigma(d ? z[2] : -z[2]) : sigma(d ? z[3] : -z[3]);
            double pBuy = d ? sigma(b ? z[4] : -z[4]) : sigma(b ? z[5] : -z[5]);
            double p = sigma(z[0]) * pMicro * pMacro * pBuy;
            total += p;
            marginals[0] += m ? p : 0;
            marginals[1] += d ? p : 0;
            marginals[2] += b ? p : 0;
        }

        assertThat(total).isCloseTo(1, within(1e-14));
        assertThat(Scores.probabilities(GraphCatalog.hm3(), z, "micro", "macro", "purchase"))
                .containsExactly(marginals, within(1e-14));
    }

    /** Invariant 3. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aClickIsAtLeastAsLikelyAsWhatRequiresItAndMixturesLieBetweenTheirParts(long seed) {
        float[] z = Seeds.logits(new SplittableRandom(seed), 6, 1.0 + seed % 30);
        double[] p = Scores.probabilities(
                GraphCatalog.hm3(), z, "click", "micro", "macro", "purchase", "macro|click", "purchase|click");

        for (int behavior = 1; behavior <= 3; behavior++) {
            assertThat(p[behavior]).isLessThanOrEqualTo(p[0] + ROUNDING);
        }
        assertThat(p[4]).isBetween(sigma(Math.min(z[2], z[3])) - ROUNDING, sigma(Math.max(z[2], z[3])) + ROUNDING);
        assertThat(p[5]).isBetween(sigma(Math.min(z[4], z[5])) - ROUNDING, sigma(Math.max(z[4], z[5])) + ROUNDING);
    }

    /** Invariant 4. */
    @Test
    void aPurchaseMayBeMoreLikelyThanAMacroBehavior() {
        float[] logits = {0, -3, -3, -3, 0, 3};

        double[] p = Scores.probabilities(GraphCatalog.hm3(), logits, "macro", "purchase", "click", "macro|click");

        assertThat(p[0]).isCloseTo(0.0237, within(5e-5));
        assertThat(p[1]).isCloseTo(0.4656, within(5e-5));
        assertThat(p[1]).isGreaterThanOrEqualTo(p[2] * p[3] * sigma(logits[4]));
    }

    /** Invariant 20. */
    @ParameterizedTest
    @MethodSource("graphs")
    void logOddsInTheClickSpaceDoNotMoveWithTheClickHead(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        if (!compiled.rates().get(0).behavior().equals("click")) {
            return;
        }
        List<Quantity> clickSpace = graph.behaviorNames().stream()
                .filter(goal -> !goal.equals("click"))
                .map(goal -> Quantity.conditional(goal, "click"))
                .toList();
        float[] logits = Seeds.logits(new SplittableRandom(20), compiled.rates().size(), 10);
        double[] expected = Scores.logOdds(compiled, clickSpace, logits);
        for (float click : new float[] {-80, -3, 0.1f, 80, Float.NEGATIVE_INFINITY}) {
            logits[0] = click;
            assertThat(Scores.logOdds(compiled, clickSpace, logits)).containsExactly(expected);
        }
    }

    @Test
    void aRateGivenTheLastStepAloneIsThatStepsHeadWhateverLeadsThere() {
        CompiledGraph visited = CompiledGraph.of(ExampleGraphs.visited());
        float[] logits = {80, -80, 80, 1.25f, -80};

        assertThat(Scores.logOdds(visited, List.of(Quantity.conditional("order", "cart")), logits)[0])
                .isCloseTo(1.25, within(1e-15));
    }

    @Test
    void everyProbabilityIsFiniteInsideItsRangeAndThatOfItsLogOdds() {
        var random = new SplittableRandom(3);
        for (BehaviorGraph graph : ExampleGraphs.named().toList()) {
            CompiledGraph compiled = CompiledGraph.of(graph);
            List<Quantity> quantities = compiled.quantities();
            var scorer = new GraphScorer(compiled, quantities);
            double[] logOdds = new double[quantities.size()];
            double[] probabilities = new double[quantities.size()];
            for (int draw = 0; draw < 150_000; draw++) {
                float[] logits = Seeds.logits(random, compiled.rates().size(), draw % 2 == 0 ? 80 : 5);
                scorer.logOddsInto(logits, 0, logOdds);
                scorer.probabilitiesInto(logits, 0, probabilities);
                for (int q = 0; q < logOdds.length; q++) {
                    double p = probabilities[q];
                    double ofOdds = GraphScorer.probability(logOdds[q]);
                    if (!Double.isFinite(logOdds[q]) || !(p >= 0 && p <= 1) || Math.abs(p - ofOdds) > 1e-12 * p) {
                        throw new AssertionError(graph.name() + ": log-odds " + logOdds[q] + ", probability " + p);
                    }
                }
            }
        }
    }

    @Test
    void probabilityOfLogOddsIsTheLogisticFunctionAndKeepsItsSymmetry() {
        assertThat(GraphScorer.probability(0)).isEqualTo(0.5);
        assertThat(GraphScorer.probability(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(GraphScorer.probability(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(GraphScorer.probability(-80)).isCloseTo(Math.exp(-80), within(1e-50));
        for (double x = -40; x <= 40; x += 0.37) {
            assertThat(GraphScorer.probability(x)).isCloseTo(1 / (1 + Math.exp(-x)), within(1e-15));
            assertThat(GraphScorer.probability(x) + GraphScorer.probability(-x)).isCloseTo(1, within(3e-16));
        }
    }

    private static double sigma(double logit) {
        return OutcomeTable.sigma(logit);
    }
}
