/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.ObjectiveLoss;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/**
 * What one thread takes slices of a batch forward and backward with, one after the other. It works in blocks of rows small
 * enough for the processor's cache.
 */
final class Lane {

    private final Network network;
    private final TowerPass pass;
    private final int block;
    private final ObjectiveLoss loss;
    private final InputBlock input;
    private final float[] logits; // (block, towers)
    private final float[] logitGradients; // (block, towers)
    private final float[] inputGradients; // (block, width)

    Lane(Network network, Objective objective, Towers towers) {
        this.network = network;
        block = towers.capacity();
        int heads = network.shape().heads();
        pass = towers.pass();
        loss = new ObjectiveLoss(objective);
        input = new InputBlock(network, block, true);
        logits = new float[block * heads];
        logitGradients = new float[block * heads];
        inputGradients = new float[block * network.layout().width()];
    }

    /**
     * Takes the samples [from, to) forward and backward.
     *
     * @param scales what each term's gradient is multiplied by
     * @param seed of what is left to chance in this step and slice
     * @param gradient filled with the sum of the parameters' gradients
     * @param lossSums filled with the sums of the losses, by term
     * @param ofBatch the gradient of the input rows; those of these samples are filled
     */
    void run(
            SampleBatch batch,
            int from,
            int to,
            double[] scales,
            long seed,
            TowerGradient gradient,
            double[] lossSums,
            InputGradients ofBatch) {
        int width = network.layout().width();
        pass.begin(gradient, seed);
        Arrays.fill(lossSums, 0);
        for (int begin = from; begin < to; begin += block) {
            int end = Math.min(to, begin + block);
            int rows = end - begin;
            input.forward(batch, begin, end, pass, logits);
            loss.backward(logits, batch.labels, begin, end, scales, seed, lossSums, logitGradients);
            pass.backward(logitGradients, inputGradients);
            System.arraycopy(inputGradients, 0, ofBatch.values, begin * width, rows * width);
            input.copyBegins(ofBatch.begins, begin, rows);
        }
    }
}
