/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import java.util.List;
import org.entirespace.core.graph.GraphLoss;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.TowerPass;

/**
 * The part of a batch that one task takes forward and backward, with its own gradient. It works in blocks of rows small
 * enough for the processor's cache.
 */
final class Slice {

    static final int BLOCK = 512;

    private final Network network;
    private final TowerPass pass;
    private final GraphLoss loss;
    private final float[] input; // (block, width)
    private final float[] logits; // (block, towers)
    private final float[] logitGradients; // (block, towers)

    /** The gradient of the towers' parameters, from the samples of the last run. */
    final float[] gradient;

    /** The loss sums of this slice by term. */
    final double[] lossSums;

    Slice(Network network, List<LossTerm> terms, MatrixProducts products, int rows) {
        this.network = network;
        int block = Math.min(BLOCK, rows);
        int towers = network.shape().towers();
        pass = new TowerPass(network.shape(), products, block, true);
        loss = new GraphLoss(network.graph(), terms);
        input = new float[block * network.layout().width()];
        logits = new float[block * towers];
        logitGradients = new float[block * towers];
        gradient = new float[network.shape().parameters()];
        lossSums = new double[terms.size()];
    }

    /**
     * Sets {@link #gradient} and {@link #lossSums} for the samples [from, to).
     *
     * @param counts observed samples of the whole batch by term
     * @param inputGradients the rows of these samples are filled; (batch, width)
     */
    void run(SampleBatch batch, int from, int to, long[] counts, float[] inputGradients) {
        Arrays.fill(gradient, 0f);
        Arrays.fill(lossSums, 0);
        int width = network.layout().width();
        for (int begin = from; begin < to; begin += pass.capacity()) {
            int end = Math.min(to, begin + pass.capacity());
            int rows = end - begin;
            network.layout().gather(batch, begin, end, network.tables(), input);
            Matrix x = Matrix.of(input, 0, rows, width);
            pass.forward(network.dense(), x, rows, logits);
            loss.backward(logits, batch.labels, begin, end, counts, lossSums, logitGradients);
            Matrix dx = Matrix.of(inputGradients, begin * width, rows, width);
            pass.backward(network.dense(), x, rows, logitGradients, gradient, dx);
        }
    }
}
