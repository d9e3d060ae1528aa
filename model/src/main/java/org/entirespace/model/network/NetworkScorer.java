/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/** Scores batches with a network whose parameters may change between scorings, but not while one runs. */
public final class NetworkScorer extends HeadScorer {

    private final NetworkPredictor predictor;

    /** A scorer of some quantities of the network's graph, with its parameters as they are now. */
    public NetworkScorer(Network network, List<Quantity> quantities, TowerEngine engine, Workers workers) {
        this(new NetworkPredictor(network, engine), quantities, workers);
    }

    private NetworkScorer(NetworkPredictor predictor, List<Quantity> quantities, Workers workers) {
        super(predictor, quantities, workers);
        this.predictor = predictor;
    }

    /** Takes in the parameters of the network's towers as they are now. */
    public void refresh() {
        predictor.refresh();
    }
}
