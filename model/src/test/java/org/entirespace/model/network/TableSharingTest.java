/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that read one table. */
class TableSharingTest {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.esmm());
    private static final Schema SCHEMA = new Schema(List.of(
            TinyNetworks.indexed("seen", FieldKind.BAG, 9, Pooling.MEAN),
            TinyNetworks.indexed("city", FieldKind.CATEGORICAL, 5, Pooling.SUM),
            TinyNetworks.indexed("item", FieldKind.CATEGORICAL, 9, Pooling.SUM)));
    private static final NetworkOptions APART = new NetworkOptions(3, Map.of("city", 2), List.of(5), 0.5);
    private static final NetworkOptions SHARED = APART.sharing(Map.of("seen", "item"));

    @Test
    void aSharedTableIsThereOnceUnderTheNameOfItsOwner() {
        Network network = new Network(SCHEMA, GRAPH, SHARED, 1);

        assertThat(network.tableNames()).containsExactly("city", "item");
        assertThat(network.tables()).extracting(EmbeddingTable::rows).containsExactly(5, 9);
        assertThat(NetworkSize.of(SCHEMA, GRAPH, SHARED).embeddings()).isEqualTo(5 * 2 + 9 * 3);
        assertThat(NetworkSize.of(SCHEMA, GRAPH, APART).embeddings()).isEqualTo(9 * 3 + 5 * 2 + 9 * 3);
    }

    @Test
    void towersWithTablesOfTheirOwnShareFieldByFieldWithinEach() {
        NetworkOptions separate = new NetworkOptions(
                        3, Map.of(), 0.5, false, SHARED.dense(), List.of(), List.of(), SHARED.readout())
                .sharing(Map.of("seen", "item"));
        Network network = new Network(SCHEMA, GRAPH, separate, 1);

        assertThat(network.tableNames()).containsExactly("0.city", "0.item", "1.city", "1.item");
    }

    /** With equal rows to begin with, a table for both fields looks up what two tables would. */
    @Test
    void bothFieldsReadTheSameRows() {
        Network shared = new Network(SCHEMA, GRAPH, SHARED, 1);
        Network apart = new Network(SCHEMA, GRAPH, APART, 2);
        copy(shared.tables().get(0), apart.tables().get(1));
        copy(shared.tables().get(1), apart.tables().get(0));
        copy(shared.tables().get(1), apart.tables().get(2));
        SampleBatch batch = TinyBatches.random(SCHEMA, 20, 2, new SplittableRandom(3));
        float[] one = new float[20 * 8];
        float[] other = new float[20 * 8];

        shared.layout().gather(batch, 0, 20, shared.tables(), new boolean[20], one);
        apart.layout().gather(batch, 0, 20, apart.tables(), new boolean[20], other);

        assertThat(one).isEqualTo(other);
    }

    /** The gradient of a shared row is the sum over both fields, applied once. */
    @Test
    void aRowGetsTheSumOfTheGradientsOfBothFields() {
        Network network = new Network(SCHEMA, GRAPH, SHARED, 1);
        SampleBatch batch = TinyBatches.random(SCHEMA, 20, 2, new SplittableRandom(3));
        float[] gradients = new float[20 * 8]; // seen (3), city (2), item (3)
        var random = new SplittableRandom(4);
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = (float) random.nextDouble(-1, 1);
        }
        EmbeddingTable expected = new EmbeddingTable(9, 3, 0, 0);
        copy(network.tables().get(1), expected);
        for (int i = 0; i < 20; i++) {
            SampleBatch.Rows seen = batch.indexed[0];
            int count = seen.offsets[i + 1] - seen.offsets[i];
            for (int k = seen.offsets[i]; k < seen.offsets[i + 1]; k++) {
                expected.addGradient(seen.values[k], 1f / count, gradients, i * 8);
            }
        }
        for (int i = 0; i < 20; i++) {
            expected.addGradient(batch.indexed[2].values[i], 1, gradients, i * 8 + 5);
        }

        network.layout().scatter(batch, 1, network.tables().get(1), new boolean[20], gradients);
        for (EmbeddingTable table : List.of(expected, network.tables().get(1))) {
            table.update(AdamOptions.of(0.1), 1);
        }

        assertThat(rows(network.tables().get(1))).isEqualTo(rows(expected));
    }

    @Test
    void threadsDoNotChangeABitOfASharedTable() {
        assertThat(Bits.of(trained(3))).isEqualTo(Bits.of(trained(1)));
    }

    private static Network trained(int threads) {
        Network network = new Network(SCHEMA, GRAPH, SHARED, 1);
        AdamOptions adam = AdamOptions.of(0.01);
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer = new NetworkTrainer(
                    network,
                    Objective.of(GRAPH, GRAPH.entireSpaceLoss(Map.of())),
                    new TrainerOptions(32, 3, 1, adam, adam),
                    TowerLibrary.fastest(Precision.FLOAT32),
                    workers);
            var random = new SplittableRandom(6);
            Stream.generate(() -> TinyBatches.random(SCHEMA, 32, 2, random))
                    .limit(20)
                    .forEach(trainer::step);
        }
        return network;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seen| city| field 'seen' cannot read the table of field 'city': HASH into 9 rows; expected HASH into 5",
                "seen| shop| shared table of 'shop', which is no indexed field; they are [seen, city, item]",
                "shop| item| shared table of 'shop', which is no indexed field; they are [seen, city, item]",
                "item| item| field 'item' cannot read the table of field 'item': that one reads the table of field 'item'"
            })
    void fieldsThatCannotShareAreNamed(String field, String owner, String message) {
        assertThatThrownBy(() -> new Network(SCHEMA, GRAPH, APART.sharing(Map.of(field, owner)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void fieldsOfUnequalLengthCannotShare() {
        NetworkOptions unequal =
                new NetworkOptions(3, Map.of("seen", 2), List.of(5), 0.5).sharing(Map.of("seen", "item"));

        assertThatThrownBy(() -> new Network(SCHEMA, GRAPH, unequal, 1))
                .hasMessage("field 'seen' cannot read the table of field 'item': embeddings of 2; expected 3");
    }

    private static void copy(EmbeddingTable from, EmbeddingTable to) {
        float[] row = new float[from.dimension()];
        for (int r = 0; r < from.rows(); r++) {
            from.copyInto(r, row, 0);
            to.setRow(r, row, 0);
        }
    }

    private static float[] rows(EmbeddingTable table) {
        float[] rows = new float[table.rows() * table.floatsPerRow()];
        table.readRows(0, table.rows(), rows);
        return rows;
    }
}
