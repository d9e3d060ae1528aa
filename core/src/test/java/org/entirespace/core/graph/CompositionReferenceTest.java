/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.Composition.Operation;
import org.entirespace.core.graph.Composition.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps of a composition, carried out one by one, come to what the scorer computes. */
class CompositionReferenceTest {

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    /** The values of all steps, by the equations of the operations and nothing else. */
    private static double[] values(Composition composition, float[] logits) {
        int heads = composition.shifts().size();
        double[] values = new double[heads + composition.steps().size()];
        for (int r = 0; r < heads; r++) {
            float shifted = logits[r] - composition.shifts().get(r);
            values[r] = composition
                    .calibration()
                    .get(r)
                    .map(map -> (float) map.line().at(shifted)) // rounded as the scorer does
                    .orElse(shifted);
        }
        for (int i = 0; i < composition.steps().size(); i++) {
            Step step = composition.steps().get(i);
            double a = values[step.operands().get(0)];
            double b = step.operands().size() > 1 ? values[step.operands().get(1)] : Double.NaN;
            values[heads + i] = value(step.operation(), a, b);
        }
        return values;
    }

    private static double value(Operation operation, double a, double b) {
        return switch (operation) {
            case NEGATION -> -a;
            case LN_SIGMA -> Math.min(a, 0) - Math.log(1 + Math.exp(-Math.abs(a)));
            case SUM -> a + b;
            case DIFFERENCE -> a - b;
            case LN_SUM_EXP -> Math.max(a, b) + Math.log(1 + Math.exp(-Math.abs(a - b)));
            case RATIO_LOG_ODDS -> a < 0 ? Math.min(40, a - Math.log(1 - Math.exp(a))) : 40 + a;
            case SIGMA -> 1 / (1 + Math.exp(-a));
        };
    }

    private static void compare(CompiledGraph graph, Readout readout, double range, double logOddsOff) {
        List<Quantity> quantities = graph.quantities();
        Composition composition = Composition.of(graph, quantities, readout);
        GraphScorer scorer = new GraphScorer(graph, quantities, readout);
        var random = new SplittableRandom(3);
        double[] logOdds = new double[quantities.size()];
        for (int draw = 0; draw < 200; draw++) {
            float[] logits = Seeds.logits(random, graph.rates().size(), range);
            scorer.logOddsInto(logits, 0, logOdds);

            double[] values = values(composition, logits);

            for (int q = 0; q < logOdds.length; q++) {
                String what = quantities.get(q).key();
                double probability = GraphScorer.probability(logOdds[q]);
                assertThat(values[composition.logOdds().get(q)]).as(what).isCloseTo(logOdds[q], within(logOddsOff));
                assertThat(values[composition.probabilities().get(q)])
                        .as(what)
                        .isCloseTo(probability, within(1e-10 * probability));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void stepsComeToTheScorersLogOddsAndProbabilities(BehaviorGraph graph) {
        for (double range : new double[] {1, 5, 30, 80}) {
            compare(CompiledGraph.of(graph), Readout.PLAIN, range, 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void noStepIsThereTwiceOrInVain(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        Composition composition = Composition.of(compiled, compiled.quantities(), Readout.PLAIN);

        assertThat(composition.steps()).doesNotHaveDuplicates();
        var read = new HashSet<>(composition.logOdds());
        read.addAll(composition.probabilities());
        composition.steps().forEach(step -> read.addAll(step.operands()));
        for (int i = 0; i < composition.steps().size(); i++) {
            assertThat(read).contains(composition.shifts().size() + i);
        }
    }

    @Test
    void shiftsAreTakenOffTheHeadsThatTheyName() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        String head = hm3.rates().get(2).name();

        compare(hm3, new Readout(Map.of(head, 1.5), false), 5, 1e-11);
        assertThat(Composition.of(hm3, hm3.quantities(), new Readout(Map.of(head, 1.5), false))
                        .shifts())
                .containsExactly(0f, 0f, 1.5f, 0f, 0f, 0f);
    }

    @Test
    void mapsAreOfTheHeadsThatTheyName() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        String head = hm3.rates().get(2).name();
        CalibrationMap map = new CalibrationMap(List.of(-2.0, 1.0), List.of(-3.0, 0.5), 0.75);
        Readout readout = new Readout(Map.of(head, 1.5), false, Map.of(head, map));

        compare(hm3, readout, 5, 1e-11);
        assertThat(Composition.of(hm3, hm3.quantities(), readout).calibration())
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(map),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** Near one the ratio's log-odds have few digits, here as there. */
    @Test
    void conditionalsMayBeRatiosOfMarginals() {
        compare(CompiledGraph.of(GraphCatalog.division()), new Readout(Map.of(), true), 4, 1e-7);
    }

    @Test
    void theStepsOfAConditionalHaveNothingOfWhatItDoesNotDependOn() {
        CompiledGraph esmm = CompiledGraph.of(GraphCatalog.esmm());
        Quantity cvr = Quantity.conditional("purchase", "click");

        Composition composition = Composition.of(esmm, List.of(cvr), Readout.PLAIN);

        assertThat(composition.steps())
                .containsExactly(
                        new Step(Operation.LN_SIGMA, List.of(1)),
                        new Step(Operation.NEGATION, List.of(1)),
                        new Step(Operation.LN_SIGMA, List.of(3)),
                        new Step(Operation.DIFFERENCE, List.of(2, 4)),
                        new Step(Operation.SIGMA, List.of(5)));
        assertThat(composition.logOdds()).containsExactly(5);
        assertThat(composition.probabilities()).containsExactly(6);
    }

    @Test
    void whatReadsLaterValuesOrTooManyIsRefused() {
        assertThatThrownBy(() -> new Step(Operation.SUM, List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SUM of [1]; expected 2 operands");
        assertThatThrownBy(() -> new Composition(
                        List.of(),
                        List.of(0f),
                        List.of(Optional.empty()),
                        List.of(new Step(Operation.SIGMA, List.of(1))),
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected to read values before 1");
    }
}
