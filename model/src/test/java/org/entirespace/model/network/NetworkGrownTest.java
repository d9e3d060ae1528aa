/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;

/** A network whose vocabularies have grown: what it knew stays, bit by bit. */
class NetworkGrownTest {

    private static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    private static final NetworkOptions OPTIONS = new NetworkOptions(4, Map.of(), List.of(5), 0.5);
    private static final Training TRAINING = new Training(GraphCatalog.esmm(), 1, 32, 2, 2);

    private final Network network = new Network(schema(5), ESMM, OPTIONS, 1);
    private final List<SampleBatch> batches = IntStream.range(0, 6)
            .mapToObj(i -> TinyBatches.random(schema(5), 32, 2, new SplittableRandom(i)))
            .toList();

    @Test
    void knownRowsStayAndFurtherOnesAreFresh() {
        float[] dense = network.dense().clone();
        float[][] known = weights(network);

        Network grown = network.grown(schema(9), 7);

        assertThat(grown.dense()).isEqualTo(dense);
        EmbeddingTable table = grown.tables().get(0);
        assertThat(table.rows()).isEqualTo(11);
        for (int row = 0; row < 7; row++) {
            assertThat(weight(table, row)).isEqualTo(known[row]);
        }
        for (int row = 7; row < 11; row++) {
            assertThat(weight(table, row)).doesNotContain(0f);
            assertThat(weight(table, row)).isEqualTo(weight(fresh(9, 7).tables().get(0), row));
            assertThat(weight(table, row))
                    .isNotEqualTo(weight(fresh(9, 8).tables().get(0), row));
        }
    }

    /** No second table is made, so growth needs no memory but that of new rows. */
    @Test
    void theTablesAreThoseThatWereThere() {
        List<EmbeddingTable> before = List.copyOf(network.tables());

        assertThat(network.grown(schema(9), 7).tables()).isEqualTo(before);
    }

    /** Samples of known texts alone: they train a grown network to the bits of one that has not grown. */
    @Test
    void itsTrainerGoesOnAsThatBeforeWould() {
        Network same = fresh(5, 1);
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = TRAINING.trainer(network, workers);
            NetworkTrainer twin = TRAINING.trainer(same, workers);
            batches.subList(0, 3).forEach(trainer::step);
            batches.forEach(twin::step);
            Network grown = network.grown(schema(9), 7);
            NetworkTrainer next = TRAINING.trainer(grown, workers);
            next.resume(trainer);
            batches.subList(3, 6).forEach(next::step);

            assertThat(next.steps()).isEqualTo(6);
            assertThat(grown.dense()).isEqualTo(same.dense());
            for (int row = 0; row < 7; row++) {
                assertThat(weight(grown.tables().get(0), row)).isEqualTo(weights(same)[row]);
            }
        }
    }

    @Test
    void anotherWayOfKeepingRowsTakesTheWeightsAndBeginsStateAnew() {
        TableOptions adagrad = new TableOptions(AdagradOptions.of(0.1), 3, 0);

        Network kept = network.keeping(adagrad);

        assertThat(network.keeping(TableOptions.of(AdamOptions.of(0.5)))).isSameAs(network);
        assertThat(kept.keeping(adagrad)).isSameAs(kept);
        assertThat(kept.dense()).isEqualTo(network.dense());
        EmbeddingTable table = kept.tables().get(0);
        table.requireKind(AdagradOptions.of(0.2));
        for (int row = 0; row < table.rows(); row++) {
            assertThat(weight(table, row)).isEqualTo(weight(network.tables().get(0), row));
        }
    }

    @Test
    void sightingsOfKnownRowsStay() {
        Network kept = network.keeping(new TableOptions(AdamOptions.of(0.1), 3, 5));
        kept.tables().get(0).writeSightings(2, 3, new int[] {2, 77});
        int[] found = new int[2];

        kept.grown(schema(9), 7).tables().get(0).readSightings(2, 3, found);

        assertThat(found).containsExactly(2, 77);
    }

    @Test
    void aSchemaThatIsNoGrowthIsRefused() {
        float[][] before = weights(network);
        assertThatThrownBy(() -> network.grown(schema(4), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fields are not those of the network with further texts");
        assertThat(weights(network)).isDeepEqualTo(before);
    }

    private static Network fresh(int texts, long seed) {
        return new Network(schema(texts), ESMM, OPTIONS, seed);
    }

    private static float[][] weights(Network network) {
        EmbeddingTable table = network.tables().get(0);
        return IntStream.range(0, table.rows())
                .mapToObj(row -> weight(table, row))
                .toArray(float[][]::new);
    }

    private static float[] weight(EmbeddingTable table, int row) {
        float[] weight = new float[table.dimension()];
        table.copyInto(row, weight, 0);
        return weight;
    }

    private static Schema schema(int texts) {
        List<String> vocabulary =
                IntStream.range(0, texts).mapToObj(i -> "t" + i).toList();
        return new Schema(List.of(
                new FittedField(
                        "item",
                        "item",
                        FieldKind.CATEGORICAL,
                        Encoding.VOCABULARY,
                        texts + 2,
                        vocabulary,
                        List.of(),
                        0,
                        1,
                        Pooling.SUM),
                TinyNetworks.number("price")));
    }
}
