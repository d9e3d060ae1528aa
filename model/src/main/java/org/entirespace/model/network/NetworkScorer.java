/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Heads;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.DenseWatch;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/** Scores batches with a network whose parameters may change between scorings, but not while one runs. */
public final class NetworkScorer extends HeadScorer {

    private final NetworkPredictor predictor;
    private final List<String> gauges;
    private List<DenseWatch> watches = List.of();

    /** A scorer of some quantities of the network's graph, with its parameters as they are now. */
    public NetworkScorer(Network network, List<Quantity> quantities, TowerEngine engine, Workers workers) {
        this(network, new NetworkPredictor(network, engine), quantities, workers);
    }

    private NetworkScorer(Network network, NetworkPredictor predictor, List<Quantity> quantities, Workers workers) {
        super(predictor, quantities, workers);
        this.predictor = predictor;
        Heads heads = Heads.of(network.graph(), network.options().auxiliaryHeads());
        gauges = network.shape().gauges(heads.names());
    }

    /** Takes in the parameters of the network's towers as they are now. */
    public void refresh() {
        predictor.refresh();
    }

    /**
     * Begins to watch what the heads predict and what the dense part tells about itself; what was seen before is forgotten.
     * Batches must have a label column for each behaviour of the graph from now on.
     */
    @Override
    public void watchHeads() {
        super.watchHeads();
        watches = predictor.watch(gauges.size());
    }

    /**
     * Means over the rows scored since {@link #watchHeads}, by name as {@link DensePart#gauges} says, with heads named by their
     * rates; empty where the dense part has no gates. The same bits for any number of threads.
     */
    public Map<String, Double> diagnostics() {
        DenseWatch all = new DenseWatch(gauges.size());
        watches.forEach(all::add);
        Map<String, Double> means = new LinkedHashMap<>();
        for (int g = 0; g < gauges.size(); g++) {
            means.put(gauges.get(g), all.mean(g));
        }
        return means;
    }
}
