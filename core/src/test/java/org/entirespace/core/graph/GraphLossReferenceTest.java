/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss and gradient equal those of the table of all outcomes, whose own gradient equals central differences. */
class GraphLossReferenceTest {

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void lossAndGradientEqualTheTableOfAllOutcomes(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        List<LossTerm> terms = LossRun.everyTerm(compiled);
        var loss = new GraphLoss(compiled, terms);
        var random = new SplittableRandom(18);
        for (byte[][] labels : LossRun.everyCombination(graph.behaviors().size())) {
            for (double range : new double[] {1, 10, 80}) {
                float[] logits = Seeds.logits(random, compiled.rates().size(), range);
                var twin = new OutcomeTable(compiled, Seeds.widened(logits));

                LossRun run = LossRun.of(loss, logits, labels);

                double[] gradient = new double[logits.length];
                for (int t = 0; t < terms.size(); t++) {
                    double expected = addTermOfTwin(twin, graph, terms.get(t), labels, gradient);
                    assertThat(run.lossSums[t]).isCloseTo(expected, within(1e-12 * expected + 1e-14));
                }
                for (int r = 0; r < gradient.length; r++) {
                    assertThat((double) run.gradient[r])
                            .isCloseTo(gradient[r], within(1e-6 * Math.abs(gradient[r]) + 1e-14));
                }
            }
        }
    }

    /** -ln P(label) of one term, unweighted; adds its weighted gradient. */
    private static double addTermOfTwin(
            OutcomeTable twin, BehaviorGraph graph, LossTerm term, byte[][] labels, double[] gradient) {
        Quantity quantity = term.quantity();
        byte label = labels[graph.indexOf(quantity.goal())][0];
        boolean inSpace = quantity.space().isEntire()
                || labels[graph.indexOf(quantity.space().name())][0] == 1;
        if (label < 0 || !inSpace) {
            return 0;
        }
        double[] slope = twin.slope(quantity, label == 1);
        for (int r = 0; r < slope.length; r++) {
            gradient[r] -= term.weight() * slope[r];
        }
        return -Math.log(twin.probability(quantity, label == 1));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theTablesGradientEqualsCentralDifferencesInDouble(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        double[] logits = Seeds.widened(
                Seeds.logits(new SplittableRandom(5), compiled.rates().size(), 4));
        double step = 1e-4;
        for (Quantity quantity : compiled.quantities()) {
            double[] slope = new OutcomeTable(compiled, logits).slope(quantity, true);
            for (int r = 0; r < logits.length; r++) {
                double[] shifted = logits.clone();
                shifted[r] = logits[r] + step;
                double above = Math.log(new OutcomeTable(compiled, shifted).probability(quantity, true));
                shifted[r] = logits[r] - step;
                double below = Math.log(new OutcomeTable(compiled, shifted).probability(quantity, true));
                double numeric = (above - below) / (2 * step);
                assertThat(slope[r]).isCloseTo(numeric, within(1e-7 * Math.abs(numeric) + 1e-9));
            }
        }
    }
}
