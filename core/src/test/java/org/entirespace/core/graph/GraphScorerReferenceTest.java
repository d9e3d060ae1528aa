/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every probability equals the sum over all outcomes of the declared graph (invariant 2). */
class GraphScorerReferenceTest {

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void outcomesSumToOneAndEveryQuantityEqualsItsBruteForceSum(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var random = new SplittableRandom(2);
        for (double range : new double[] {1, 5, 30}) {
            float[] logits = Seeds.logits(random, compiled.rates().size(), range);
            var twin = new OutcomeTable(compiled, Seeds.widened(logits));
            assertThat(twin.mass(outcome -> true)).isCloseTo(1, within(1e-14));
            List<Quantity> quantities = answerable(graph, twin);
            assertThat(quantities).containsAll(compiled.quantities());

            double[] logOdds = Scores.logOdds(compiled, quantities, logits);

            for (int q = 0; q < logOdds.length; q++) {
                double yes = twin.probability(quantities.get(q), true);
                double no = twin.probability(quantities.get(q), false);
                assertThat(logOdds[q]).isCloseTo(Math.log(yes) - Math.log(no), within(1e-12 * (1 + range)));
                assertThat(GraphScorer.probability(logOdds[q])).isCloseTo(yes, within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void whatIsAlwaysZeroOrOneIsRefused(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        var twin = new OutcomeTable(compiled, new double[compiled.rates().size()]);
        List<Quantity> trivial = new ArrayList<>(allPairs(graph));
        trivial.removeAll(answerable(graph, twin));
        assertThat(trivial).noneMatch(compiled::answers);
        assertThat(answerable(graph, twin)).allMatch(compiled::answers);
        assertThat(compiled.answers(Quantity.marginal("unknown"))).isFalse();
        for (Quantity quantity : trivial) {
            assertThatThrownBy(() -> compiled.odds(quantity))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(".*is always [01]");
        }
    }

    /** Every marginal and every p(goal | space) that is neither 0 nor 1 by structure, related or not. */
    private static List<Quantity> answerable(BehaviorGraph graph, OutcomeTable twin) {
        return allPairs(graph).stream()
                .filter(q -> twin.probability(q, true) > 0 && twin.probability(q, false) > 0)
                .toList();
    }

    private static List<Quantity> allPairs(BehaviorGraph graph) {
        List<Quantity> quantities = new ArrayList<>();
        for (String goal : graph.behaviorNames()) {
            quantities.add(Quantity.marginal(goal));
            graph.behaviorNames().stream()
                    .filter(space -> !space.equals(goal))
                    .forEach(space -> quantities.add(Quantity.conditional(goal, space)));
        }
        return quantities;
    }
}
