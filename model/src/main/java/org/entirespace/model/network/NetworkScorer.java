/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.TowerPass;

/**
 * Scores batches with a network that no one changes meanwhile. Deterministic: a sample's score does not depend on the
 * number of threads. One owner; it uses the workers' threads while {@link #score} runs.
 */
public final class NetworkScorer {

    private final Network network;
    private final List<Quantity> quantities;
    private final Workers workers;
    private final Lane[] lanes;

    /** A scorer of some quantities of the network's graph. */
    public NetworkScorer(Network network, List<Quantity> quantities, MatrixProducts products, Workers workers) {
        this.network = network;
        this.quantities = List.copyOf(quantities);
        this.workers = workers;
        lanes = new Lane[workers.threads()];
        for (int l = 0; l < lanes.length; l++) {
            lanes[l] = new Lane(network, this.quantities, products);
        }
    }

    /** The quantities scored, in order. */
    public List<Quantity> quantities() {
        return quantities;
    }

    /**
     * Scores a batch.
     *
     * @param batch the samples; labels are not looked at
     * @param logOdds filled with log-odds from {@code at}; (quantities, at least at + batch size)
     * @param at where the batch's first sample goes
     * @throws IllegalArgumentException when the batch has other fields than the network
     */
    public void score(SampleBatch batch, double[][] logOdds, int at) {
        network.layout().requireFields(batch);
        int blocks = (batch.size + Slice.BLOCK - 1) / Slice.BLOCK;
        workers.run(lanes.length, l -> {
            for (int b = l; b < blocks; b += lanes.length) {
                int from = b * Slice.BLOCK;
                lanes[l].score(batch, from, Math.min(batch.size, from + Slice.BLOCK), logOdds, at);
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

        Lane(Network network, List<Quantity> quantities, MatrixProducts products) {
            this.network = network;
            pass = new TowerPass(network.shape(), products, Slice.BLOCK, false);
            scorer = new GraphScorer(network.graph(), quantities);
            input = new float[Slice.BLOCK * network.layout().width()];
            logits = new float[Slice.BLOCK * network.shape().towers()];
            row = new double[quantities.size()];
        }

        void score(SampleBatch batch, int from, int to, double[][] logOdds, int at) {
            network.layout().gather(batch, from, to, network.tables(), input);
            Matrix x = Matrix.of(input, 0, to - from, network.layout().width());
            pass.forward(network.dense(), x, to - from, logits);
            for (int i = from; i < to; i++) {
                scorer.logOddsInto(logits, (i - from) * network.shape().towers(), row);
                for (int q = 0; q < row.length; q++) {
                    logOdds[q][at + i] = row[q];
                }
            }
        }
    }
}
