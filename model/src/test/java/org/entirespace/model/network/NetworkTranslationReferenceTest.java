/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.BatchColumns;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.ForwardTranslator;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.Sharing;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network tells of itself, carried out by somebody else, comes to what it predicts. */
class NetworkTranslationReferenceTest {

    private static final int SAMPLES = 40;

    static Stream<Named<NetworkOptions>> forms() {
        NetworkOptions plain = TinyNetworks.options();
        DenseOptions leaky = new DenseOptions(
                List.of(5, 4), Activation.LEAKY_RELU, Normalization.NONE, 0.1, Sharing.of(Sharing.Kind.TOWERS));
        return Stream.concat(
                TinyForms.all(),
                Stream.of(
                        Named.of("plain", plain),
                        Named.of("one layer", plain.with(DenseOptions.plain(List.of(3)))),
                        Named.of("leaky", plain.with(leaky)),
                        Named.of("request fields", plain.withRequestFields(List.of("age", "seen"))),
                        Named.of(
                                "tied heads",
                                TinyForms.options(
                                        TinyForms.plain(Sharing.Kind.TOWERS),
                                        true,
                                        List.of(List.of("micro|click", "macro|click,micro"))))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsToldComesToTheLogits(NetworkOptions options) {
        compare(TinyForms.network(GraphCatalog.hm3(), options, 8));
    }

    private static void compare(Network network) {
        SampleBatch batch = TinyBatches.random(network.schema(), SAMPLES, 0, new SplittableRandom(4));
        HeadPredictor predictor = network.predictor(TowerLibrary.fastest(Precision.FLOAT32));
        float[] logits = new float[SAMPLES * predictor.heads()];
        predictor.lane().predict(batch, 0, SAMPLES, logits);
        for (int i = 0; i < SAMPLES; i++) {
            TwinTranslator twin = new TwinTranslator(network.dense(), input(network, batch, i));

            network.shape().translate(twin);

            for (int h = 0; h < predictor.heads(); h++) {
                assertThat(twin.node(ForwardTranslator.LOGITS)[h])
                        .as("sample %s, head %s", i, h)
                        .isCloseTo(logits[i * predictor.heads() + h], within(2e-5));
            }
        }
    }

    /** The input row by the places of the fields. */
    private static double[] input(Network network, SampleBatch batch, int sample) {
        BatchColumns columns = new BatchColumns(network.schema());
        double[] row = new double[network.shape().inputs()];
        int end = 0;
        for (InputPlace place : network.inputPlaces()) {
            assertThat(place.offset()).as(place.field().name()).isEqualTo(end);
            end = place.offset() + place.width();
            if (place.table().isEmpty()) {
                row[place.offset()] = batch.numeric[columns.numeric().indexOf(place.field())][sample];
            } else {
                pool(
                        network.tables().get(place.table().getAsInt()),
                        place.field(),
                        batch.indexed[columns.indexed().indexOf(place.field())],
                        sample,
                        row,
                        place.offset());
            }
        }
        assertThat(end).isEqualTo(row.length);
        return row;
    }

    private static void pool(
            EmbeddingTable table, FittedField field, SampleBatch.Rows rows, int sample, double[] row, int at) {
        float[] embedding = new float[table.dimension()];
        int count = rows.offsets[sample + 1] - rows.offsets[sample];
        for (int k = rows.offsets[sample]; k < rows.offsets[sample + 1]; k++) {
            table.copyInto(rows.values[k], embedding, 0);
            for (int j = 0; j < embedding.length; j++) {
                row[at + j] += embedding[j] / (field.pooling() == Pooling.MEAN ? count : 1.0);
            }
        }
    }

    @Test
    void fieldsThatReadAnotherOnesTableAreToldItsNumber() {
        Schema schema = new Schema(List.of(
                TinyNetworks.indexed("seen", FieldKind.BAG, 9, Pooling.MEAN),
                TinyNetworks.indexed("city", FieldKind.CATEGORICAL, 5, Pooling.SUM),
                TinyNetworks.indexed("item", FieldKind.CATEGORICAL, 9, Pooling.SUM)));
        NetworkOptions options =
                new NetworkOptions(3, Map.of("city", 2), List.of(5), 0.5).sharing(Map.of("seen", "item"));
        Network network = new Network(schema, CompiledGraph.of(GraphCatalog.esmm()), options, 4);

        assertThat(network.inputPlaces())
                .extracting(InputPlace::table)
                .map(OptionalInt::getAsInt)
                .containsExactly(1, 0, 1);
        compare(network);
    }
}
