/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.network.FreshParameters;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.network.TrainerOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * HM3 over categorical fields of equal size, and samples of it made up on the spot. Ids are drawn as the cube of a uniform number, so
 * that a few are frequent and most are rare.
 *
 * @param options the sizes
 */
public record SpeedData(SpeedOptions options) {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.hm3());
    private static final int BEHAVIORS = 4;

    /** HM3. */
    public CompiledGraph graph() {
        return GRAPH;
    }

    /** Hashed categorical fields of equal size, {@code field0} and so on. */
    public Schema schema() {
        List<FittedField> fields = IntStream.range(0, options.fields())
                .mapToObj(f -> new FittedField(
                        name(f),
                        name(f),
                        FieldKind.CATEGORICAL,
                        Encoding.HASH,
                        rows(),
                        List.of(),
                        List.of(),
                        0,
                        1,
                        Pooling.SUM))
                .toList();
        return new Schema(fields);
    }

    /**
     * HM3 over these fields, with fresh parameters.
     *
     * @param requestFields those that the candidates of a request have in common, as the network is to know
     * @param workers make the rows of embeddings
     */
    Network network(List<String> requestFields, Workers workers) {
        NetworkOptions form = new NetworkOptions(options.embedding(), Map.of(), options.tower(), 0.05)
                .withRequestFields(requestFields);
        return new Network(schema(), GRAPH, form, TableOptions.of(AdamOptions.of(1)), new FreshParameters(1, workers));
    }

    /** A trainer of HM3's four losses. */
    NetworkTrainer trainer(Network network, TowerEngine engine, Workers workers) {
        AdamOptions adam = AdamOptions.of(1e-3);
        return new NetworkTrainer(
                network,
                Objective.of(GRAPH, GRAPH.entireSpaceLoss(Map.of())),
                new TrainerOptions(options.batchSize(), options.slices(), 1, adam, adam),
                engine,
                workers);
    }

    /** The fields that the candidates of a request have in common: 15 of 23, or as large a share of others, but never all. */
    public List<String> requestFields() {
        return IntStream.range(0, options.fields() * 15 / 23)
                .mapToObj(SpeedData::name)
                .toList();
    }

    private static String name(int field) {
        return "field" + field;
    }

    /** Embedding rows of each field. */
    public int rows() {
        return options.rows() / options.fields();
    }

    /** Batches in which so many neighbours are candidates of one request. */
    List<SampleBatch> batches(int size, int candidates, int count) {
        var random = new SplittableRandom(7);
        List<SampleBatch> batches = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            SampleBatch batch = new SampleBatch(size, options.fields(), 0, BEHAVIORS);
            batch.size = size;
            for (int f = 0; f < options.fields(); f++) {
                fill(batch.indexed[f], size, f < requestFields().size() ? candidates : 1, random);
            }
            for (int i = 0; i < size; i++) {
                boolean click = random.nextInt(20) == 0;
                batch.labels[0][i] = (byte) (click ? 1 : 0);
                for (int label = 1; label < BEHAVIORS; label++) {
                    batch.labels[label][i] = (byte) (click && random.nextInt(4) == 0 ? 1 : 0);
                }
            }
            batches.add(batch);
        }
        return batches;
    }

    private void fill(SampleBatch.Rows column, int size, int run, SplittableRandom random) {
        for (int i = 0; i < size; i++) {
            column.offsets[i + 1] = i + 1;
            if (i % run == 0) {
                double uniform = random.nextDouble();
                column.values[i] = (int) (rows() * uniform * uniform * uniform);
            } else {
                column.values[i] = column.values[i - 1];
            }
        }
    }
}
