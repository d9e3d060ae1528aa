/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.engine.Engines;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the candidates of a request have in common is computed once, and changes nothing else. */
class RequestFieldsTest {

    private static final List<String> REQUEST = List.of("age", "city", "seen");
    private static final int REQUESTS = 12;
    private static final int CANDIDATES = 10;
    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.hm3());

    static Stream<Named<TowerEngine>> engines() {
        return Engines.ofFloats();
    }

    private static Network network(List<String> requestFields) {
        return network(TinyNetworks.options().withRequestFields(requestFields));
    }

    private static Network network(NetworkOptions options) {
        Network network = new Network(TinyNetworks.schema(), GRAPH, options, 5);
        TinyNetworks.scatterBiases(network, 5);
        return network;
    }

    /** Ten candidates of each request, which agree in the request's fields. */
    private static SampleBatch requests() {
        int size = REQUESTS * CANDIDATES;
        var random = new SplittableRandom(3);
        SampleBatch drawn = TinyBatches.random(
                TinyNetworks.schema(), size, GRAPH.graph().behaviors().size(), random);
        SampleBatch first = TinyBatches.select(
                drawn, IntStream.range(0, size).map(i -> i - i % CANDIDATES).toArray());
        drawn.indexed[0] = first.indexed[0]; // city
        drawn.indexed[2] = first.indexed[2]; // seen
        drawn.numeric[1] = first.numeric[1]; // age
        return drawn;
    }

    /** The same samples, no two of a request beside each other. */
    private static SampleBatch dealt(SampleBatch batch) {
        return TinyBatches.select(
                batch,
                IntStream.range(0, batch.size)
                        .map(i -> i % REQUESTS * CANDIDATES + i / REQUESTS)
                        .toArray());
    }

    @Test
    void commonFieldsComeFirstInTheInputRow() {
        InputLayout layout = network(REQUEST).layout();
        RowRuns runs = new RowRuns(REQUESTS * CANDIDATES, layout.shared());

        layout.findRuns(requests(), 0, REQUESTS * CANDIDATES, new boolean[REQUESTS * CANDIDATES], runs);

        assertThat(layout.shared()).as("city, seen and age").isEqualTo(3 + 3 + 1);
        assertThat(layout.width()).isEqualTo(network(List.of()).layout().width());
        assertThat(runs.runs()).isEqualTo(REQUESTS);
        assertThat(runs.first(2)).isEqualTo(2 * CANDIDATES);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void trainingOnCandidatesSideBySideEqualsTrainingOnThemApart(TowerEngine engine) {
        Network together = network(REQUEST);
        Network apart = network(REQUEST);
        SampleBatch batch = requests();
        // in the second batch other samples begin runs, so that what the first left behind would be seen
        List<SampleBatch> batches = List.of(batch, shifted(batch));
        train(together, batches, engine);
        train(apart, batches.stream().map(RequestFieldsTest::dealt).toList(), engine);

        assertClose(together.dense(), apart.dense());
        for (int t = 0; t < together.tables().size(); t++) {
            assertClose(rows(together.tables().get(t)), rows(apart.tables().get(t)));
        }
        assertThat(rows(together.tables().get(0)))
                .as("something was learned of the request")
                .isNotEqualTo(rows(network(REQUEST).tables().get(0)));
    }

    /** The same samples, the last ones first. */
    private static SampleBatch shifted(SampleBatch batch) {
        return TinyBatches.select(
                batch,
                IntStream.range(0, batch.size)
                        .map(i -> (i + batch.size - 3) % batch.size)
                        .toArray());
    }

    /** Layers of other forms see the samples written out, and give their gradients back once for each run. */
    @Test
    void soItIsForLayersOfOtherForms() {
        NetworkOptions options = TinyForms.options(TinyForms.rich(Sharing.Kind.SHARED_BOTTOM, 0), true, List.of())
                .withRequestFields(REQUEST);
        TowerEngine engine = TowerLibrary.over(MatrixLibrary.plainJava());
        Network together = network(options);
        Network apart = network(options);
        SampleBatch batch = requests();
        train(together, List.of(batch), engine);
        train(apart, List.of(dealt(batch)), engine);

        assertClose(together.dense(), apart.dense());
        for (int t = 0; t < together.tables().size(); t++) {
            assertClose(rows(together.tables().get(t)), rows(apart.tables().get(t)));
        }
    }

    @Test
    void neighboursThatDifferInANumberAloneAreOfTwoRequests() {
        SampleBatch batch = requests();
        batch.numeric[1][4] += 1; // age
        RowRuns runs = new RowRuns(CANDIDATES, 7);

        network(REQUEST).layout().findRuns(batch, 0, CANDIDATES, new boolean[CANDIDATES], runs);

        assertThat(runs.runs()).isEqualTo(3);
        assertThat(runs.first(1)).isEqualTo(4);
        assertThat(runs.first(2)).isEqualTo(5);
    }

    private static void train(Network network, List<SampleBatch> batches, TowerEngine engine) {
        // plain gradients but for a factor: Adam would turn rounding of tiny ones into steps
        AdamOptions adam = new AdamOptions(1e-1, 0, 0, 1);
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = new NetworkTrainer(
                    network,
                    Objective.of(GRAPH, GRAPH.entireSpaceLoss(java.util.Map.of())),
                    new TrainerOptions(REQUESTS * CANDIDATES, 3, 1, adam, adam),
                    engine,
                    workers);
            for (int step = 0; step < 6; step++) {
                trainer.step(batches.get(step % batches.size()));
            }
        }
    }

    private static float[] rows(EmbeddingTable table) {
        float[] all = new float[table.rows() * table.dimension()];
        for (int row = 0; row < table.rows(); row++) {
            table.copyInto(row, all, row * table.dimension());
        }
        return all;
    }

    private static void assertClose(float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(2e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aCandidateScoresTheSameBesideItsLikeOrAlone(TowerEngine engine) {
        Network network = network(REQUEST);
        SampleBatch batch = requests();
        List<Quantity> quantities = List.of(Quantity.marginal("purchase"), Quantity.conditional("purchase", "click"));
        double[][] together = new double[2][batch.size];
        double[][] alone = new double[2][batch.size];
        try (Workers workers = new Workers(2)) {
            NetworkScorer scorer = new NetworkScorer(network, quantities, engine, workers);
            scorer.score(batch, together, 0);
            for (int i = 0; i < batch.size; i++) {
                scorer.score(TinyBatches.select(batch, i), alone, i);
            }
        }
        for (int q = 0; q < 2; q++) {
            for (int i = 0; i < batch.size; i++) {
                assertThat(together[q][i]).isCloseTo(alone[q][i], within(1e-5));
            }
        }
        assertThat(Arrays.stream(together[0]).distinct().count()).isGreaterThan(batch.size / 2L);
    }

    @Test
    void aRequestFieldMustBeAField() {
        assertThatThrownBy(() -> network(List.of("city", "town")))
                .hasMessageContaining("request field 'town', which is no field; they are [price, city");
    }
}
