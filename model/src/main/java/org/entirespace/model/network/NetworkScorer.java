/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.HeadState;
import org.entirespace.core.graph.HeadWatch;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.objective.Heads;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.DenseWatch;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;
import org.jspecify.annotations.Nullable;

/**
 * Scores batches with a network that no one changes meanwhile. Deterministic: a sample's score does not depend on the
 * number of threads. One owner; it uses the workers' threads while {@link #score} runs.
 */
public final class NetworkScorer {

    /** The most samples that one thread takes at a time. */
    private static final int BLOCK = 512;

    private final Network network;
    private final List<Quantity> quantities;
    private final Workers workers;
    private final Towers towers;
    private final Lane[] lanes;
    private final List<String> gauges;

    /** A scorer of some quantities of the network's graph, with its parameters as they are now. */
    public NetworkScorer(Network network, List<Quantity> quantities, TowerEngine engine, Workers workers) {
        this.network = network;
        this.quantities = List.copyOf(quantities);
        this.workers = workers;
        towers = network.shape().towers(engine, BLOCK, false);
        lanes = new Lane[workers.threads()];
        for (int l = 0; l < lanes.length; l++) {
            lanes[l] = new Lane(network, this.quantities, towers);
        }
        Heads heads = Heads.of(network.graph(), network.options().auxiliaryHeads());
        gauges = network.shape().gauges(heads.names());
        refresh();
    }

    /** Takes in the parameters of the network's towers as they are now. */
    public void refresh() {
        towers.load(network.dense());
    }

    /** The quantities scored, in order. */
    public List<Quantity> quantities() {
        return quantities;
    }

    /**
     * Begins to watch what the heads predict and what the dense part tells about itself; what was seen before is forgotten. Batches must have a label column for each
     * behaviour of the graph from now on.
     */
    public void watchHeads() {
        for (Lane lane : lanes) {
            lane.watch = new HeadWatch(network.graph(), network.options().readout());
            lane.denseWatch = new DenseWatch(gauges.size());
            lane.pass.watch(lane.denseWatch);
        }
    }

    /**
     * What the heads predicted since {@link #watchHeads}, over the samples they speak of by their labels. The sums of several
     * threads are added in no fixed order, so the last digits may vary.
     */
    public List<HeadState> heads() {
        HeadWatch all = new HeadWatch(network.graph());
        for (Lane lane : lanes) {
            if (lane.watch != null) {
                all.add(lane.watch);
            }
        }
        return all.states();
    }

    /**
     * Means over the rows scored since {@link #watchHeads}, by name as {@link DensePart#gauges} says, with heads named by their
     * rates; empty where the dense part has no gates. The same bits for any number of threads.
     */
    public Map<String, Double> diagnostics() {
        DenseWatch all = new DenseWatch(gauges.size());
        for (Lane lane : lanes) {
            if (lane.denseWatch != null) {
                all.add(lane.denseWatch);
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int g = 0; g < gauges.size(); g++) {
            means.put(gauges.get(g), all.mean(g));
        }
        return means;
    }

    /**
     * Scores a batch.
     *
     * @param batch the samples; labels change no score
     * @param logOdds filled with log-odds from {@code at}; (quantities, at least at + batch size)
     * @param at where the batch's first sample goes
     * @throws IllegalArgumentException when the batch has other fields than the network, or a number that is not finite
     */
    public void score(SampleBatch batch, double[][] logOdds, int at) {
        network.layout().requireFits(batch);
        int block = towers.capacity();
        int blocks = (batch.size + block - 1) / block;
        workers.run(lanes.length, l -> {
            for (int b = l; b < blocks; b += lanes.length) {
                int from = b * block;
                lanes[l].score(batch, from, Math.min(batch.size, from + block), logOdds, at);
            }
        });
    }

    /** The memory of one thread. */
    private static final class Lane {
        private final Network network;
        private final TowerPass pass;
        private final GraphScorer scorer;
        private final float[] input;
        private final float[] logits;
        private final double[] row;
        private @Nullable HeadWatch watch; // null where no one watches
        private @Nullable DenseWatch denseWatch; // the same

        Lane(Network network, List<Quantity> quantities, Towers towers) {
            this.network = network;
            pass = towers.pass();
            scorer = new GraphScorer(
                    network.graph(), quantities, network.options().readout());
            input = new float[towers.capacity() * network.layout().width()];
            logits = new float[towers.capacity() * network.shape().heads()];
            row = new double[quantities.size()];
        }

        void score(SampleBatch batch, int from, int to, double[][] logOdds, int at) {
            network.layout().gather(batch, from, to, network.tables(), input);
            pass.forward(input, to - from, logits);
            if (watch != null) {
                watch.add(logits, network.shape().heads(), batch.labels, from, to);
            }
            for (int i = from; i < to; i++) {
                scorer.logOddsInto(logits, (i - from) * network.shape().heads(), row);
                for (int q = 0; q < row.length; q++) {
                    logOdds[q][at + i] = row[q];
                }
            }
        }
    }
}
