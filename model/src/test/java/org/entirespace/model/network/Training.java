/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * A small training run.
 *
 * @param graph the graph, all weights 1
 * @param seed the seed of the parameters
 * @param batchSize the most samples of a step
 * @param slices slices of a batch
 * @param threads threads
 * @param engine what computes the towers
 */
record Training(BehaviorGraph graph, long seed, int batchSize, int slices, int threads, TowerEngine engine) {

    private static final AdamOptions ADAM = AdamOptions.of(0.01);

    /** On the fastest engine of floats. */
    Training(BehaviorGraph graph, long seed, int batchSize, int slices, int threads) {
        this(graph, seed, batchSize, slices, threads, TowerLibrary.fastest(Precision.FLOAT32));
    }

    /** Trains a fresh network on the batches in order. */
    Outcome run(List<SampleBatch> batches) {
        Network network = TinyNetworks.network(graph, seed);
        BatchLoss loss = new BatchLoss(graph.behaviors().size());
        try (Workers workers = new Workers(threads)) {
            NetworkTrainer trainer = trainer(network, workers);
            batches.forEach(batch -> loss.add(trainer.step(batch)));
        }
        return new Outcome(network, loss);
    }

    NetworkTrainer trainer(Network network, Workers workers) {
        return new NetworkTrainer(
                network,
                Objective.of(network.graph(), network.graph().entireSpaceLoss(Map.of())),
                new TrainerOptions(batchSize, slices, 1, ADAM, ADAM),
                engine,
                workers);
    }

    /**
     * What a run came to.
     *
     * @param network the trained network
     * @param loss the losses of all its steps
     */
    record Outcome(Network network, BatchLoss loss) {}
}
