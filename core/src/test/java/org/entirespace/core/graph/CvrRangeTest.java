/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A composed conversion rate is a probability, whatever the heads say: a million draws for each graph of the catalogue. */
class CvrRangeTest {

    private static final int DRAWS = 1_000_000;

    static Stream<BehaviorGraph> graphs() {
        return GraphCatalog.graphs().values().stream();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void cvrIsFiniteAndWithinZeroAndOneForAMillionDraws(BehaviorGraph graph) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        GraphScorer scorer = new GraphScorer(compiled, List.of(Quantity.conditional("purchase", "click")));
        float[] logits = new float[compiled.rates().size()];
        double[] logOdds = new double[1];
        var random = new SplittableRandom(11);
        int outside = 0;
        double least = 1;
        double most = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double scale = Math.pow(10, random.nextDouble(-1, 2));
            for (int h = 0; h < logits.length; h++) {
                logits[h] = (float) (scale * random.nextDouble(-1, 1));
            }
            scorer.logOddsInto(logits, 0, logOdds);
            double cvr = GraphScorer.probability(logOdds[0]);
            boolean inside = Double.isFinite(logOdds[0]) && cvr >= 0 && cvr <= 1;
            outside += inside ? 0 : 1;
            least = Math.min(least, cvr);
            most = Math.max(most, cvr);
        }
        assertThat(outside).isZero();
        assertThat(least).isLessThan(1e-20);
        assertThat(most).isGreaterThan(1 - 1e-9);
    }
}
