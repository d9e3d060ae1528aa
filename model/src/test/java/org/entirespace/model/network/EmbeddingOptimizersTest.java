/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.engine.TowerLibrary;
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

/** Networks learn with every optimiser of rows, and threads change nothing. */
class EmbeddingOptimizersTest {

    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.hm3());
    private static final AdamOptions STILL = AdamOptions.of(1e-12);

    static Stream<RowOptimizer> optimizers() {
        return Stream.of(
                AdamOptions.of(0.02),
                AdagradOptions.of(0.1),
                RowwiseAdagradOptions.of(0.1),
                new FtrlOptions(0.2, 0.1, 0, 0));
    }

    /** The dense part stands still, so what is learned of one batch is learned in the rows. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void theRowsAloneFitABatch(RowOptimizer optimizer) {
        double[] losses = losses(optimizer, 1, new Network[1]);

        assertThat(losses[losses.length - 1]).isLessThan(losses[0] - 0.02);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theNumberOfThreadsDoesNotChangeABit(RowOptimizer optimizer) {
        Network[] alone = new Network[1];
        Network[] together = new Network[1];
        losses(optimizer, 1, alone);
        losses(optimizer, 3, together);

        assertThat(Bits.of(together[0])).isEqualTo(Bits.of(alone[0]));
    }

    @Test
    void aNetworkMadeForAnotherOptimizerIsRefused() {
        try (Workers workers = new Workers(1)) {
            Network network = new Network(TinyNetworks.schema(), GRAPH, TinyNetworks.options(), 1);
            assertThatThrownBy(() -> trainer(network, AdagradOptions.of(0.1), workers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be updated by AdagradOptions[");
        }
    }

    private static double[] losses(RowOptimizer optimizer, int threads, Network[] trained) {
        Network network =
                new Network(TinyNetworks.schema(), GRAPH, TinyNetworks.options(), TableOptions.of(optimizer), 1);
        trained[0] = network;
        SampleBatch batch = TinyBatches.random(TinyNetworks.schema(), 32, 4, new SplittableRandom(9));
        double[] losses = new double[60];
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer = trainer(network, optimizer, workers);
            for (int step = 0; step < losses.length; step++) {
                BatchLoss loss = trainer.step(batch);
                for (int t = 0; t < loss.sums().length; t++) {
                    losses[step] += loss.mean(t);
                }
            }
        }
        return losses;
    }

    private static NetworkTrainer trainer(Network network, RowOptimizer optimizer, Workers workers) {
        return new NetworkTrainer(
                network,
                Objective.of(GRAPH, GRAPH.entireSpaceLoss(Map.of())),
                new TrainerOptions(32, 4, 1, STILL, optimizer),
                TowerLibrary.fastest(Precision.FLOAT32),
                workers);
    }
}
