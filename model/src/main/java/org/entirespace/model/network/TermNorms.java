/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.ObjectiveLoss;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/**
 * How strongly each term pulls at what all towers share, the input row: the norm of its gradient there, over the first samples of
 * a batch that fit one pass. One thread at a time.
 *
 * <pre>
 *   norm_t = w_t sqrt(sum_i |d mean loss_t / dx_i|^2)      w_t: the objective's weight; the mean is over these samples
 * </pre>
 */
final class TermNorms {

    private final Network network;
    private final TowerPass pass;
    private final TowerGradient gradient; // of no use here
    private final int capacity;
    private final ObjectiveLoss loss;
    private final double[] weights; // (terms)
    private final InputBlock input;
    private final float[] logits; // (capacity, heads)
    private final float[] logitGradients; // as logits
    private final float[] inputGradients; // as input

    TermNorms(Network network, Objective objective, Towers towers) {
        this.network = network;
        pass = towers.pass();
        gradient = towers.gradient();
        capacity = towers.capacity();
        loss = new ObjectiveLoss(objective);
        weights = objective.weights();
        input = new InputBlock(network, capacity, false);
        inputGradients = new float[capacity * network.layout().width()];
        logits = new float[capacity * network.shape().heads()];
        logitGradients = new float[logits.length];
    }

    /** The norm of every term, with the parameters that the towers have loaded; 0 where none of the samples counts for it. */
    double[] of(SampleBatch batch, long seed) {
        int rows = Math.min(batch.size, capacity);
        long[] counts = new long[weights.length];
        loss.countInto(batch.labels, 0, rows, counts);
        pass.begin(gradient, seed);
        input.forward(batch, 0, rows, pass, logits);
        double[] norms = new double[weights.length];
        double[] sums = new double[weights.length];
        for (int t = 0; t < norms.length; t++) {
            if (counts[t] > 0) {
                double[] scales = new double[weights.length];
                scales[t] = weights[t] / counts[t];
                loss.backward(logits, batch.labels, 0, rows, scales, seed, sums, logitGradients);
                pass.backward(logitGradients, inputGradients);
                norms[t] = norm(rows * network.layout().width());
            }
        }
        return norms;
    }

    private double norm(int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) inputGradients[i] * inputGradients[i];
        }
        return Math.sqrt(sum);
    }
}
