/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.network.Close.assertClose;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Engine and twin equal PyTorch, by numbers that {@code src/test/python/oracle.py} printed once. */
class TorchReferenceTest {

    /**
     * What the script printed.
     *
     * @param torch the version of PyTorch
     * @param weights of the four losses
     * @param batches five batches
     * @param before the parameters at the start
     * @param losses of the first batch
     * @param gradients of the first batch
     * @param after the parameters after one step on each batch
     */
    record Oracle(
            String torch,
            List<Double> weights,
            List<Batch> batches,
            Map<String, List<Double>> before,
            List<Double> losses,
            Map<String, List<Double>> gradients,
            Map<String, List<Double>> after) {}

    /**
     * A batch by column.
     *
     * @param rows (indexed fields)(samples)(values)
     * @param numbers (numeric fields)(samples)
     * @param labels (behaviours)(samples), codes
     */
    record Batch(List<List<List<Integer>>> rows, List<List<Double>> numbers, List<List<Byte>> labels) {

        SampleBatch encoded() {
            int size = labels.get(0).size();
            SampleBatch batch = TinyBatches.empty(TinyNetworks.schema(), size, labels.size());
            for (int f = 0; f < rows.size(); f++) {
                SampleBatch.Rows column = batch.indexed[f];
                int at = 0;
                for (int i = 0; i < size; i++) {
                    List<Integer> bag = rows.get(f).get(i);
                    column.ensureValues(at + bag.size());
                    for (int row : bag) {
                        column.values[at++] = row;
                    }
                    column.offsets[i + 1] = at;
                }
            }
            for (int i = 0; i < size; i++) {
                for (int n = 0; n < numbers.size(); n++) {
                    batch.numeric[n][i] = numbers.get(n).get(i).floatValue();
                }
                for (int b = 0; b < labels.size(); b++) {
                    batch.labels[b][i] = labels.get(b).get(i);
                }
            }
            return batch;
        }
    }

    private final Oracle oracle = read();
    private final List<LossTerm> terms = IntStream.range(0, 4)
            .mapToObj(t -> new LossTerm(
                    Quantity.marginal(GraphCatalog.hm3().behaviorNames().get(t)),
                    oracle.weights().get(t)))
            .toList();
    private final Network network = TinyNetworks.network(GraphCatalog.hm3(), 1);
    private final TwinParameters start = parameters(oracle.before());

    @Test
    void theTwinsLossesAndGradientsArePyTorchsToDoublePrecision() {
        NetworkTwin twin = NetworkTwin.of(network, terms);
        SampleBatch batch = oracle.batches().get(0).encoded();

        assertThat(twin.losses(start, batch)).containsExactly(losses(), within(1e-12));
        assertClose(parameters(oracle.gradients()), twin.gradient(start, batch), 1e-10, 1e-13);
    }

    @Test
    void theEnginesLossesAndGradientsArePyTorchsToSinglePrecision() {
        EngineGradients engine = new EngineGradients(TowerLibrary.fastest(Precision.FLOAT32), 2);
        SampleBatch batch = oracle.batches().get(0).encoded();
        start.copyInto(network);

        assertClose(parameters(oracle.gradients()), engine.of(network, terms, batch), 1e-5, 1e-7);
        BatchLoss loss = engine.step(network, terms, batch);
        for (int t = 0; t < terms.size(); t++) {
            assertThat(loss.mean(t)).isCloseTo(losses()[t], within(1e-6));
        }
    }

    /** Dense Adam for the towers, its sparse form for embeddings; epsilon is tiny, since the sparse form scales it otherwise. */
    @Test
    void fiveStepsOfAdamEndWherePyTorchsDo() {
        AdamOptions adam = new AdamOptions(0.01, 0.9, 0.999, 1e-12);
        start.copyInto(network);
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = new NetworkTrainer(
                    network,
                    Objective.of(network.graph(), terms),
                    new TrainerOptions(16, 3, 1, adam, adam),
                    TowerLibrary.fastest(Precision.FLOAT32),
                    workers);
            oracle.batches().forEach(batch -> trainer.step(batch.encoded()));
        }
        assertClose(parameters(oracle.after()), TwinParameters.of(network), 0, 1e-5);
    }

    private double[] losses() {
        return oracle.losses().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private TwinParameters parameters(Map<String, List<Double>> values) {
        TwinParameters parameters = TwinParameters.of(network).zeros();
        assertThat(values.keySet()).isEqualTo(parameters.blocks().keySet());
        parameters.blocks().forEach((name, block) -> {
            List<Double> numbers = values.getOrDefault(name, List.of());
            assertThat(numbers).as(name).hasSize(block.length);
            for (int j = 0; j < block.length; j++) {
                block[j] = numbers.get(j);
            }
        });
        return parameters;
    }

    private static Oracle read() {
        try (InputStream in = requireNonNull(TorchReferenceTest.class.getResourceAsStream("torch-hm3.json"))) {
            return JsonMapper.builder().build().readValue(in, Oracle.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
