/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.HeadState;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores of a predictor that says of a sample what its number says: as the graph composes them, by any number of threads. */
class HeadScorerTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    private static final int SAMPLES = 23;

    /** Blocks of four; the logits of a sample are its number and half of it, and a third that no graph asks for. */
    private record Counting(Readout readout) implements HeadPredictor {

        @Override
        public CompiledGraph graph() {
            return ESMM;
        }

        @Override
        public int heads() {
            return 3;
        }

        @Override
        public int block() {
            return 4;
        }

        @Override
        public void requireFits(SampleBatch batch) {
            new BatchColumns(new Schema(List.of())).requireFits(batch);
        }

        @Override
        public Lane lane() {
            return (batch, from, to, logits) -> {
                for (int i = from; i < to; i++) {
                    logits[(i - from) * 3] = batch.group[i] / 10f;
                    logits[(i - from) * 3 + 1] = batch.group[i] / 20f;
                    logits[(i - from) * 3 + 2] = Float.NaN;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void scoresAreThoseThatTheGraphComposesOfTheLogits(int threads) {
        Readout readout = new Readout(Map.of("purchase|click", 0.5), false);
        double[][] found = new double[3][SAMPLES + 2];
        double[][] probabilities = new double[3][SAMPLES + 2];
        try (Workers workers = new Workers(threads)) {
            HeadScorer heads = new HeadScorer(new Counting(readout), ESMM.quantities(), workers);
            heads.score(batch(), found, 2);
            heads.probabilities(batch(), probabilities, 2);
        }

        double[] expected = new double[3];
        GraphScorer scorer = new GraphScorer(ESMM, ESMM.quantities(), readout);
        for (int i = 0; i < SAMPLES; i++) {
            scorer.logOddsInto(new float[] {i / 10f, i / 20f}, 0, expected);
            for (int q = 0; q < 3; q++) {
                assertThat(found[q][2 + i]).isEqualTo(expected[q]);
                assertThat(probabilities[q][2 + i]).isCloseTo(GraphScorer.probability(expected[q]), within(1e-15));
            }
        }
    }

    @Test
    void headsAreWatchedWhereTheySpeakOfASample() {
        SampleBatch batch = batch();
        for (int i = 0; i < SAMPLES; i++) {
            batch.labels[0][i] = (byte) (i % 2);
            batch.labels[1][i] = (byte) (i % 4 == 1 ? 1 : 0);
        }
        try (Workers workers = new Workers(2)) {
            HeadScorer scorer =
                    new HeadScorer(new Counting(Readout.PLAIN), List.of(Quantity.marginal("click")), workers);
            scorer.score(batch, new double[1][SAMPLES], 0);
            assertThat(scorer.heads()).extracting(HeadState::samples).containsOnly(0L);
            scorer.watchHeads();
            scorer.score(batch, new double[1][SAMPLES], 0);

            assertThat(scorer.heads()).extracting(HeadState::samples).containsExactly(23L, 11L);
            assertThat(scorer.heads()).extracting(HeadState::positives).containsExactly(11L, 6L);
        }
    }

    @Test
    void aBatchOfOtherFieldsIsRefused() {
        try (Workers workers = new Workers(1)) {
            HeadScorer scorer = new HeadScorer(new Counting(Readout.PLAIN), ESMM.quantities(), workers);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer.score(new SampleBatch(1, 1, 0, 2), new double[3][1], 0))
                    .withMessage("batch of 1 indexed and 0 numeric fields; expected 0 and 0");
        }
    }

    private static SampleBatch batch() {
        SampleBatch batch = new SampleBatch(SAMPLES, 0, 0, 2);
        batch.size = SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            batch.group[i] = i;
        }
        return batch;
    }
}
