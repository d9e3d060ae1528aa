/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A quotient of marginals is read as it is: below 1 a probability, from 1 on marked, and always in order. */
class RatioOddsPropertyTest {

    private static final int DRAWS = 1_000_000;

    @Test
    void ratiosAreFiniteExactBelowOneAndMarkedFromOneOnForAMillionDraws() {
        CompiledGraph division = CompiledGraph.of(GraphCatalog.division());
        GraphScorer scorer = new GraphScorer(
                division, List.of(Quantity.conditional("purchase", "click")), new Readout(Map.of(), true));
        var random = new SplittableRandom(4);
        double[] logOdds = new double[1];
        double[] probabilities = new double[1];
        int above = 0;
        double lastLn = 0;
        double lastOdds = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double scale = Math.pow(10, random.nextDouble(-1, 1.9));
            float[] logits = {(float) (scale * random.nextDouble(-1, 1)), (float) (scale * random.nextDouble(-1, 1))};
            scorer.logOddsInto(logits, 0, logOdds);
            double ln = lnSigma(logits[1]) - lnSigma(logits[0]);

            assertThat(logOdds[0]).isFinite();
            scorer.probabilitiesInto(logits, 0, probabilities);
            assertThat(probabilities[0]).isEqualTo(GraphScorer.probability(logOdds[0]));
            if (ln >= 1e-12) {
                above++;
                assertThat(logOdds[0]).isGreaterThanOrEqualTo(GraphScorer.ABOVE_ONE);
            } else if (ln < -1e-9) {
                assertThat(logOdds[0]).isLessThan(GraphScorer.ABOVE_ONE);
                assertThat(GraphScorer.probability(logOdds[0])).isCloseTo(Math.exp(ln), within(1e-9));
            }
            if (draw > 0 && Math.abs(ln - lastLn) > 1e-9) {
                assertThat(logOdds[0] >= lastOdds).as("order").isEqualTo(ln > lastLn || logOdds[0] == lastOdds);
            }
            lastLn = ln;
            lastOdds = logOdds[0];
        }
        assertThat(above).isBetween(DRAWS / 3, 2 * DRAWS / 3);
    }

    private static double lnSigma(double z) {
        return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
    }
}
