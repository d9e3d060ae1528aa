/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import java.util.List;
import org.entirespace.core.graph.GraphLoss;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/**
 * The part of a batch that one task takes forward and backward, with its own gradient. It works in blocks of rows small
 * enough for the processor's cache.
 */
final class Slice {

    private final Network network;
    private final TowerPass pass;
    private final int block;
    private final GraphLoss loss;
    private final float[] input; // (block, width)
    private final float[] logits; // (block, towers)
    private final float[] logitGradients; // (block, towers)
    private final float[] inputGradients; // (block, width)

    /** The loss sums of this slice by term. */
    final double[] lossSums;

    Slice(Network network, List<LossTerm> terms, Towers towers) {
        this.network = network;
        block = towers.capacity();
        int heads = network.shape().heads();
        pass = towers.pass();
        loss = new GraphLoss(network.graph(), terms);
        input = new float[block * network.layout().width()];
        logits = new float[block * heads];
        logitGradients = new float[block * heads];
        inputGradients = new float[input.length];
        lossSums = new double[terms.size()];
    }

    /**
     * Takes the samples [from, to) forward and backward, and sets {@link #lossSums}.
     *
     * @param counts observed samples of the whole batch by term
     * @param seed of what is left to chance in this step and slice
     * @param embeddingGradients the rows of these samples are filled; (tables)(batch, embedding)
     * @return the gradient of the towers' parameters; the caller may change it until the next run
     */
    float[] run(SampleBatch batch, int from, int to, long[] counts, long seed, float[][] embeddingGradients) {
        pass.begin(seed);
        Arrays.fill(lossSums, 0);
        for (int begin = from; begin < to; begin += block) {
            int end = Math.min(to, begin + block);
            int rows = end - begin;
            network.layout().gather(batch, begin, end, network.tables(), input);
            pass.forward(input, rows, logits);
            loss.backward(logits, batch.labels, begin, end, counts, lossSums, logitGradients);
            pass.backward(logitGradients, inputGradients);
            network.layout().split(inputGradients, begin, rows, network.tables(), embeddingGradients);
        }
        return pass.gradient();
    }
}
