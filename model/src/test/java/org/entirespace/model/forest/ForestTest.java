/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.network.TinyBatches;
import org.entirespace.model.network.TinyNetworks;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;

class ForestTest {

    private static final int SAMPLES = 1500;

    private final Forest forest = TinyForests.forest(GraphCatalog.esmm(), 1);
    private final SampleBatch batch = TinyBatches.random(TinyNetworks.schema(), SAMPLES, 2, new SplittableRandom(2));

    private static double[][] scores(Forest forest, SampleBatch batch, int threads) {
        double[][] logOdds = new double[forest.graph().quantities().size()][SAMPLES];
        try (Workers workers = new Workers(threads)) {
            var predictor = forest.predictor(TowerLibrary.fastest(Precision.FLOAT32));
            new HeadScorer(predictor, forest.graph().quantities(), workers).score(batch, logOdds, 0);
        }
        return logOdds;
    }

    @Test
    void threadsChangeNoScore() {
        assertThat(scores(forest, batch, 3)).isDeepEqualTo(scores(forest, batch, 1));
    }

    @Test
    void theFirstHeadOfEsmmIsItsClickRateAndAShiftIsTakenOffTheOther() {
        double[][] scores = scores(forest, batch, 1);
        float[] row = new float[forest.statistics().width()];
        for (int i = 0; i < SAMPLES; i++) {
            forest.statistics().fill(batch, i, i + 1, row, 0);
            assertThat(scores[0][i]).isCloseTo(forest.heads().get(0).logit(row, 0), within());
            assertThat(scores[2][i]).isCloseTo(forest.heads().get(1).logit(row, 0) - 0.5, within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    /** Fields price, city, tags (bag), age, seen (bag): two numbers, then ln(1 + n) and a rate for each head of each field. */
    @Test
    void featuresAreNumbersThenStatisticsAndOfABagTheirMean() {
        float[] row = new float[forest.statistics().width()];
        float[] city = forest.statistics().tables()[0];
        float[] tags = forest.statistics().tables()[1];
        int checkedBags = 0;
        for (int i = 0; i < SAMPLES; i++) {
            forest.statistics().fill(batch, i, i + 1, row, 0);
            assertThat(row).hasSize(2 + 3 * 3).startsWith(batch.numeric[0][i], batch.numeric[1][i]);
            int value = batch.indexed[0].values[batch.indexed[0].offsets[i]];
            assertThat(new float[] {row[2], row[3], row[4]})
                    .containsExactly(city[value * 3], city[value * 3 + 1], city[value * 3 + 2]);
            int first = batch.indexed[1].offsets[i];
            int count = batch.indexed[1].offsets[i + 1] - first;
            if (count == 0) {
                assertThat(new float[] {row[5], row[6], row[7]})
                        .containsExactly(
                                0,
                                forest.statistics().priors()[0],
                                forest.statistics().priors()[1]);
            } else if (count == 2) {
                int one = batch.indexed[1].values[first];
                int other = batch.indexed[1].values[first + 1];
                assertThat(row[7]).isEqualTo((float) (((double) tags[one * 3 + 2] + tags[other * 3 + 2]) / 2));
                checkedBags++;
            }
        }
        assertThat(checkedBags).isPositive();
    }

    @Test
    void aForestOfOtherFieldsOrHeadsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueStatistics(new Schema(List.of()), new float[2], new float[1][0]))
                .withMessageContaining("statistics of 1 fields; expected 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueStatistics(
                        TinyNetworks.schema(), new float[2], new float[][] {new float[20], new float[18], new float[15]
                        }))
                .withMessageContaining("field 'city': 20 numbers; expected 21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Forest(
                        TinyNetworks.schema(), forest.graph(), Readout.PLAIN, forest.statistics(), List.of()))
                .withMessageContaining("trees of 0 heads; expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForestForm(List.of(3), List.of(2), Readout.PLAIN))
                .withMessageContaining("3 trees of 2 nodes");
    }
}
