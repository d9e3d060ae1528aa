/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ObservedRatesTest {

    private final CompiledGraph esm2 = CompiledGraph.of(GraphCatalog.esm2());

    @Test
    void aRateCountsTheSamplesWhereItsConditionsAreKnownToHold() {
        byte[][] labels = {
            {1, 1, 1, 1, 1, 0, 0, -1}, // click
            {1, 1, 0, 0, -1, 0, 0, 1}, // action
            {1, 0, 1, -1, 1, 0, 0, 1} // purchase
        };

        assertThat(ObservedRates.logOdds(esm2, labels))
                .containsExactly(
                        new double[] {
                            Math.log(5.5 / 2.5), // click: 5 of 7 known
                            Math.log(2.5 / 2.5), // action|click: 2 of 4 known
                            Math.log(1.5 / 1.5), // purchase|click,action
                            Math.log(1.5 / 0.5) // purchase|click,!action: one known, one immature
                        },
                        within(1e-15));
    }

    @Test
    void aRateThatWasNeverObservedIsOneHalf() {
        assertThat(ObservedRates.logOdds(esm2, new byte[3][0])).containsExactly(0, 0, 0, 0);
    }

    @Test
    void blocksAddUp() {
        byte[][] labels = {{1, 1, 1, 0, 1}, {1, 0, 0, 0, 1}, {1, 0, 1, 0, -1}};
        ObservedRates rates = new ObservedRates(esm2);

        rates.add(labels, 3);
        rates.add(new byte[][] {{0, 1, 1}, {0, 1, 1}, {0, -1, 1}}, 2);

        assertThat(rates.logOdds()).containsExactly(ObservedRates.logOdds(esm2, labels));
    }

    @Test
    void theRatesOfManySamplesAreThoseTheyWereDrawnFrom() {
        double[] rates = {0.3, 0.25, 0.5, 0.1};
        int rows = 100_000;
        byte[][] labels = new byte[3][rows];
        var random = new SplittableRandom(1);
        for (int i = 0; i < rows; i++) {
            boolean click = random.nextDouble() < rates[0];
            boolean action = click && random.nextDouble() < rates[1];
            boolean purchase = click && random.nextDouble() < (action ? rates[2] : rates[3]);
            labels[0][i] = (byte) (click ? 1 : 0);
            labels[1][i] = (byte) (action ? 1 : 0);
            labels[2][i] = (byte) (purchase ? 1 : 0);
        }

        double[] found = ObservedRates.logOdds(esm2, labels);

        for (int r = 0; r < 4; r++) {
            // the fewest samples, 7500, are those of the third rate: five standard deviations are 0.03
            assertThat(GraphScorer.probability(found[r])).isCloseTo(rates[r], within(0.03));
        }
    }
}
