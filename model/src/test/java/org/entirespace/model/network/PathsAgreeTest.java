/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.engine.Engines;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/** Whatever computes, native or Java, in vectors or in plain loops: after a hundred steps the losses are the same. */
class PathsAgreeTest {

    private static final int STEPS = 100;
    private static final CompiledGraph GRAPH = CompiledGraph.of(GraphCatalog.hm3());
    private static final Objective OBJECTIVE = Objective.of(GRAPH, GRAPH.entireSpaceLoss(Map.of()));

    @Test
    void lossesAfterAHundredStepsAreThoseOfPlainJava() {
        List<TowerEngine> engines = Engines.ofFloats().map(Named::getPayload).toList();
        List<RowLoops> loops = List.of(RowLoopLibrary.plain(), RowLoopLibrary.fastest());
        BatchLoss expected = train(engines.get(engines.size() - 1), loops.get(0), 1);

        assertThat(loops.get(1).inVectors())
                .as("these tests run with the Vector API")
                .isTrue();
        for (TowerEngine engine : engines) {
            for (RowLoops rows : loops) {
                BatchLoss found = train(engine, rows, 2);
                for (int t = 0; t < OBJECTIVE.terms(); t++) {
                    assertThat(found.mean(t))
                            .as("%s, %s, term %d", engine.description(), rows.description(), t)
                            .isCloseTo(expected.mean(t), within(1e-4));
                }
            }
        }
    }

    /** The losses of the last step. */
    private static BatchLoss train(TowerEngine engine, RowLoops rows, int threads) {
        AdamOptions adam = AdamOptions.of(1e-2);
        Network network = new Network(
                TinyNetworks.schema(),
                GRAPH,
                new NetworkOptions(16, Map.of("tags", 5), List.of(33, 17), 0.5),
                TableOptions.of(adam),
                new FreshParameters(3, rows, Workers.alone()));
        List<SampleBatch> batches = new ArrayList<>();
        for (int b = 0; b < 10; b++) {
            batches.add(TinyBatches.random(TinyNetworks.schema(), 97, 4, new SplittableRandom(b)));
        }
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer =
                    new NetworkTrainer(network, OBJECTIVE, new TrainerOptions(97, 4, 1, adam, adam), engine, workers);
            BatchLoss first = trainer.step(batches.get(0));
            BatchLoss last = first;
            for (int step = 1; step <= STEPS; step++) {
                last = trainer.step(batches.get(step % batches.size()));
            }
            assertThat(last.mean(0)).as("something was learned").isLessThan(0.9 * first.mean(0));
            return last;
        }
    }
}
