/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;

/** Scores batches with networks. */
public final class Scores {

    private Scores() {}

    /** The log-odds of every quantity of the graph; (quantities, batch size). */
    public static double[][] logOdds(Network network, SampleBatch batch, int threads) {
        List<Quantity> quantities = network.graph().quantities();
        double[][] logOdds = new double[quantities.size()][batch.size];
        try (Workers workers = new Workers(threads)) {
            new NetworkScorer(network, quantities, TowerLibrary.fastest(Precision.FLOAT32), workers)
                    .score(batch, logOdds, 0);
        }
        return logOdds;
    }
}
