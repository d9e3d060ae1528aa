/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * Reads the gradient of a batch off one step of the trainer, from outside.
 *
 * <p>Without memory and with a huge epsilon, Adam is plain gradient descent: the step is {@code rate * g / (|g| + epsilon)},
 * which is {@code SCALE * g} to a relative {@code |g| / epsilon}. Exactly zero stays exactly zero.
 */
final class EngineGradients {

    private static final double EPSILON = 1e6;
    static final double SCALE = 1024;
    static final AdamOptions DESCENT = new AdamOptions(SCALE * EPSILON, 0, 0, EPSILON);

    private final TowerEngine engine;
    private final int slices;

    EngineGradients(TowerEngine engine, int slices) {
        this.engine = engine;
        this.slices = slices;
    }

    /** The gradient of the weighted loss; the network is left as it was. */
    TwinParameters of(Network network, List<LossTerm> terms, SampleBatch batch) {
        TwinParameters before = TwinParameters.of(network);
        step(network, terms, batch);
        TwinParameters after = TwinParameters.of(network);
        before.copyInto(network);
        return before.combine(after, (old, now) -> (old - now) / SCALE);
    }

    /** Takes one step of descent. */
    BatchLoss step(Network network, List<LossTerm> terms, SampleBatch batch) {
        try (Workers workers = new Workers(1)) {
            TrainerOptions options = new TrainerOptions(Math.max(batch.size, slices), slices, 1, DESCENT, DESCENT);
            return new NetworkTrainer(network, Objective.of(network.graph(), terms), options, engine, workers)
                    .step(batch);
        }
    }
}
