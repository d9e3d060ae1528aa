/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.Scores;
import org.entirespace.model.network.TinyNetworks;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;

class ModelScorerTest {

    private static final Schema SCHEMA = TinyNetworks.schema();
    private static final int CANDIDATES = 1100; // more than two blocks

    private final Network network = TinyNetworks.network(GraphCatalog.hm3(), 3);
    private final ModelScorer scorer = new ModelScorer(network, TowerLibrary.fastest(Precision.FLOAT32));

    @Test
    void everyQuantityOfTheGraphIsScoredMarginalsFirst() {
        assertThat(scorer.quantities()).isEqualTo(network.graph().quantities());
        assertThat(scorer.quantities().subList(0, 4)).isEqualTo(network.graph().marginals());
        assertThat(scorer.schema()).isEqualTo(SCHEMA);
    }

    @Test
    void rawRowsScoreAsTheBatchThatTheyEncodeTo() throws IllegalRequestException {
        ScoringLane lane = scorer.lane();
        SampleBatch batch = fill(lane.rows(), new SplittableRandom(1), CANDIDATES);

        lane.score();

        double[][] expected = Scores.logOdds(network, batch, 1);
        for (int q = 0; q < scorer.quantities().size(); q++) {
            for (int i = 0; i < CANDIDATES; i++) {
                assertThat(lane.logOdds(q, i)).isEqualTo(expected[q][i]);
                assertThat(lane.probability(q, i)).isEqualTo(GraphScorer.probability(expected[q][i]));
            }
        }
    }

    @Test
    void aLaneScoresOneRequestAfterTheOther() throws IllegalRequestException {
        ScoringLane lane = scorer.lane();
        for (int count : new int[] {1, 40, 3, 600, 1, 0}) {
            SampleBatch batch = fill(lane.rows(), new SplittableRandom(count), count);

            lane.score();

            double[][] expected = Scores.logOdds(network, batch, 1);
            for (int i = 0; i < count; i++) {
                assertThat(lane.logOdds(0, i)).isEqualTo(expected[0][i], Offset.offset(1e-5));
            }
        }
    }

    @Test
    void lanesOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<double[]>> found = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                found.add(threads.submit(() -> {
                    ScoringLane lane = scorer.lane();
                    double[] last = {};
                    for (int round = 0; round < 50; round++) {
                        fill(lane.rows(), new SplittableRandom(9), 64);
                        lane.score();
                        last = new double[64];
                        for (int i = 0; i < 64; i++) {
                            last[i] = lane.logOdds(1, i);
                        }
                    }
                    return last;
                }));
            }
            for (Future<double[]> one : found) {
                assertThat(one.get()).isEqualTo(found.get(0).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theDoorAnswersByTheKeysOfQuantities() throws IOException {
        ModelDoor door = new ModelDoor(scorer);

        List<Map<String, Double>> answers =
                door.answer("{\"request\": {\"city\": \"a\"}, \"candidates\": [{\"price\": 1}, {\"price\": -1}]}");

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).keySet()).contains("click", "purchase", "purchase|click");
        assertThat(answers.get(0).values()).allMatch(p -> p > 0 && p < 1);
        assertThat(answers.get(0)).isNotEqualTo(answers.get(1));
    }

    @Test
    void theDoorTellsWhatItCannotAnswer() {
        ModelDoor door = new ModelDoor(scorer);

        assertThatThrownBy(() -> door.answer("{\"candidates\": [{\"town\": 1}]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("the request cannot be scored: candidate 0: unknown field 'town'");
        assertThatThrownBy(() -> door.answer("{"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the request cannot be scored: ");
    }

    /** Random values as rows, and what an encoder makes of each of them. */
    private static SampleBatch fill(RawRows rows, SplittableRandom random, int count) throws IllegalRequestException {
        rows.begin();
        FieldEncoder city = new FieldEncoder(SCHEMA.fields().get(1));
        FieldEncoder tags = new FieldEncoder(SCHEMA.fields().get(2));
        SampleBatch batch = new SampleBatch(Math.max(1, count), 3, 2, 4);
        batch.size = count;
        batch.indexed[1].ensureValues(2 * count);
        for (int i = 0; i < count; i++) {
            int row = rows.add();
            double price = random.nextDouble(-2, 2);
            String word = "c" + random.nextInt(20);
            rows.number(0, row, price);
            rows.text(1, row, word);
            rows.texts(2, row, List.of(word, "x"));
            batch.numeric[0][i] = (float) price;
            batch.indexed[0].values[i] = city.rowOf(word);
            batch.indexed[0].offsets[i + 1] = i + 1;
            batch.indexed[1].values[2 * i] = tags.rowOf(word);
            batch.indexed[1].values[2 * i + 1] = tags.rowOf("x");
            batch.indexed[1].offsets[i + 1] = 2 * i + 2;
        }
        return batch;
    }
}
