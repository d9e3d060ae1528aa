/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
import org.entirespace.model.checkpoint.StateBlock;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.kernel.BothLoops;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.optimizer.RowwiseAdagradOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose embeddings are stored in half precision: fields that share a table, rows that wait and begin anew. */
class HalfNetworkTest {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.hm3());
    private static final Schema SCHEMA = new Schema(List.of(
            TinyNetworks.indexed("item", FieldKind.CATEGORICAL, 40, Pooling.SUM),
            TinyNetworks.indexed("seen", FieldKind.BAG, 40, Pooling.MEAN),
            TinyNetworks.number("price")));
    private static final NetworkOptions FORM =
            new NetworkOptions(9, Map.of(), List.of(8), 0.5).sharing(Map.of("seen", "item"));
    private static final AdamOptions DENSE = AdamOptions.of(0.01);

    private final List<SampleBatch> batches = new ArrayList<>();

    HalfNetworkTest() {
        for (int b = 0; b < 12; b++) {
            batches.add(TinyBatches.random(SCHEMA, 64, 4, new SplittableRandom(b)));
        }
    }

    static Stream<RowOptimizer> optimizers() {
        return Stream.of(
                AdamOptions.of(0.02),
                AdagradOptions.of(0.1),
                RowwiseAdagradOptions.of(0.1),
                new FtrlOptions(0.2, 0.1, 0, 0));
    }

    static Stream<RowLoops> loops() {
        return BothLoops.all();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theNumberOfThreadsDoesNotChangeABit(RowOptimizer optimizer) {
        int[] alone = Bits.of(train(options(optimizer), RowPrecision.FLOAT16, 1, RowLoopLibrary.fastest()));
        for (int threads : new int[] {2, 4}) {
            assertThat(Bits.of(train(options(optimizer), RowPrecision.FLOAT16, threads, RowLoopLibrary.fastest())))
                    .isEqualTo(alone);
        }
        assertThat(Bits.of(train(options(optimizer), RowPrecision.FLOAT32, 1, RowLoopLibrary.fastest())))
                .isNotEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void lossesAreThoseOfFloatsWithinNoise(RowOptimizer optimizer) {
        TableOptions rows = TableOptions.of(optimizer);
        double[] floats = lastLoss(rows, RowPrecision.FLOAT32);
        double[] halves = lastLoss(rows, RowPrecision.FLOAT16);
        for (int t = 0; t < floats.length; t++) {
            assertThat(halves[t]).isCloseTo(floats[t], within(3e-3));
        }
    }

    @Test
    void eachTowersOwnTablesAreRoundedApart() {
        NetworkOptions own =
                new NetworkOptions(9, Map.of(), 0.0, false, FORM.dense(), List.of(), List.of(), FORM.readout());
        Network network = new Network(SCHEMA, GRAPH, own.in(RowPrecision.FLOAT16), 1);

        assertThat(network.tables()).hasSize(12);
        assertThat(network.tables()).allMatch(table -> table.floatsPerRow() == 5 + 18);
    }

    /** The state that a checkpoint holds is all that the next steps depend on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aTrainerThatTakesOverTheStateGoesOnToTheSameBits(int threads) {
        TableOptions rows = options(AdamOptions.of(0.02));
        Network whole = network(rows, RowPrecision.FLOAT16, RowLoopLibrary.fastest());
        Network resumed = network(rows, RowPrecision.FLOAT16, RowLoopLibrary.fastest());
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer first = trainer(whole, rows, workers);
            batches.subList(0, 5).forEach(first::step);
            NetworkTrainer second = trainer(resumed, rows, workers);
            for (int b = 0; b < first.state().size(); b++) {
                copy(first.state().get(b), second.state().get(b));
            }
            second.resume(first.steps(), first.weightingState());
            batches.subList(5, 12).forEach(first::step);
            batches.subList(5, 12).forEach(second::step);
        }

        assertThat(Bits.of(resumed)).isEqualTo(Bits.of(whole));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void anyLoopsGiveTheSameBits(RowLoops loops) {
        TableOptions rows = options(AdamOptions.of(0.02));

        assertThat(Bits.of(train(rows, RowPrecision.FLOAT16, 2, loops)))
                .isEqualTo(Bits.of(train(rows, RowPrecision.FLOAT16, 2, RowLoopLibrary.plain())));
    }

    private static void copy(StateBlock from, StateBlock to) {
        float[] floats = new float[from.rows() * from.floatsPerRow()];
        from.read(0, from.rows(), floats);
        to.write(0, to.rows(), floats);
    }

    private static TableOptions options(RowOptimizer optimizer) {
        return new TableOptions(optimizer, 2, 4);
    }

    private static Network network(TableOptions rows, RowPrecision precision, RowLoops loops) {
        return new Network(SCHEMA, GRAPH, FORM.in(precision), rows, new FreshParameters(3, loops, Workers.alone()));
    }

    private Network train(TableOptions rows, RowPrecision precision, int threads, RowLoops loops) {
        Network network = network(rows, precision, loops);
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer = trainer(network, rows, workers);
            batches.forEach(trainer::step);
        }
        return network;
    }

    private double[] lastLoss(TableOptions rows, RowPrecision precision) {
        double[] means = new double[4];
        try (Workers workers = new Workers(2)) {
            NetworkTrainer trainer = trainer(network(rows, precision, RowLoopLibrary.fastest()), rows, workers);
            for (int step = 0; step < 60; step++) {
                BatchLoss loss = trainer.step(batches.get(step % batches.size()));
                for (int t = 0; t < means.length; t++) {
                    means[t] += loss.mean(t) / 60;
                }
            }
        }
        return means;
    }

    private static NetworkTrainer trainer(Network network, TableOptions rows, Workers workers) {
        return new NetworkTrainer(
                network,
                Objective.of(GRAPH, GRAPH.entireSpaceLoss(Map.of())),
                new TrainerOptions(64, 4, 1, DENSE, rows.optimizer()),
                TowerLibrary.fastest(Precision.FLOAT32),
                workers);
    }
}
