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

/** The fast way, by plain numbers, and the plain way, by logarithms, give the same. */
class EventValueTest {

    static Stream<BehaviorGraph> graphs() {
        return ExampleGraphs.many();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void plainNumbersAndLogarithmsAgreeOnValueAndGradient(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        int heads = compiled.rates().size();
        var literals = new Literals(heads);
        var random = new SplittableRandom(4);
        for (int draw = 0; draw < 60; draw++) {
            literals.fill(Seeds.logits(random, heads, 1 + draw), 0);
            for (Quantity quantity : compiled.quantities()) {
                EventDiagram diagram = draw % 2 == 0
                        ? compiled.odds(quantity).happened()
                        : compiled.odds(quantity).not();
                var linear = new LinearValues(diagram.root() + 1);
                var logarithmic = new LogValues(diagram.root() + 1);

                double value = linear.fill(diagram, literals);
                assertThat(logarithmic.fill(diagram, literals)).isCloseTo(Math.log(value), within(1e-12 * (1 + draw)));

                double[] one = new double[heads];
                double[] other = new double[heads];
                linear.addGradientInto(one, 2.5, diagram, literals);
                logarithmic.addGradientInto(other, 2.5, diagram, literals);
                assertThat(one).containsExactly(other, within(1e-13));
            }
        }
    }

    /** Four steps of logit z each: ln P = 4 ln sigma(z), through the border between both ways. */
    @Test
    void theBorderBetweenPlainNumbersAndLogarithmsIsNotSeen() {
        CompiledGraph ads = CompiledGraph.of(ExampleGraphs.ads());
        List<LossTerm> pay = List.of(new LossTerm(Quantity.marginal("pay"), 1));
        double border = -Math.log(EventValue.SAFE) / 4; // 143.9
        for (float z : new float[] {(float) border - 0.01f, (float) border + 0.01f, 200, 800, 1e6f}) {
            float[] logits = {-z, -z, -z, -z};

            LossRun run = LossRun.of(ads, pay, logits, LossRun.sample(1, 1, 1, 1));

            assertThat(run.total).isCloseTo(4.0 * z, within(1e-12 * z));
            assertThat(run.gradient).containsExactly(-1, -1, -1, -1);
            assertThat(Scores.logOdds(ads, List.of(Quantity.marginal("pay")), logits)[0])
                    .isCloseTo(-4.0 * z, within(1e-12 * z));
        }
    }

    @Test
    void deadPathsHaveNoGradientByLogarithmsEither() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());
        List<LossTerm> ctcvr = List.of(new LossTerm(Quantity.marginal("purchase"), 1));
        var random = new SplittableRandom(8);
        for (int draw = 0; draw < 100; draw++) {
            float[] logits = Seeds.logits(random, 6, 3);
            logits[0] = -600; // so unlikely that only logarithms will do
            logits[5] = logits[4];

            LossRun run = LossRun.of(hm3, ctcvr, logits, LossRun.sample(1, 0, 0, 1));

            assertThat(run.total).isGreaterThan(600);
            assertThat(new float[] {run.gradient[1], run.gradient[2], run.gradient[3]})
                    .containsExactly(0, 0, 0);
            assertThat(run.gradient[4]).isNegative();
        }
    }

    @Test
    void anUndefinedLogitIsNotHidden() {
        float[] logits = {0, Float.NaN};
        assertThat(Scores.probabilities(GraphCatalog.esmm(), logits, "purchase")[0])
                .isNaN();
    }
}
