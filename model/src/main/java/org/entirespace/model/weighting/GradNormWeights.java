/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import java.util.Arrays;
import java.util.List;
import org.entirespace.model.optimizer.Adam;
import org.entirespace.model.optimizer.AdamOptions;

/**
 * Weights that bring the terms' gradients in what they share to a common size, larger for terms that have learned less.
 *
 * <pre>
 *   G_t = w_t |dL_t/dz|      r_t = (L_t / L_t(0)) / mean_u (L_u / L_u(0))      target_t = mean_u G_u * r_t^alpha
 *   L_w = sum_t |G_t - target_t|,  the target a constant:   dL_w/dw_t = sign(G_t - target_t) |dL_t/dz|
 *   after each step the weights are scaled to sum to the number of terms that have a loss
 * </pre>
 *
 * <p>Source: Chen et al., "GradNorm", ICML 2018, equations 1 and 2. The step is Adam's, so that the size of the gradients does
 * not matter; z is the input row, all that towers share here (as Sener and Koltun, NeurIPS 2018, do for MGDA-UB).
 */
final class GradNormWeights implements TaskWeights {

    /** No weight falls below this, so that a term can come back. */
    private static final float LEAST = 0.01f;

    private final double restoring;
    private final double[] firstLosses; // (terms), 0 before the first loss
    private final float[] weights; // (terms)
    private final float[] slopes; // (terms)
    private final Adam adam;

    GradNormWeights(WeightingOptions options, int terms) {
        restoring = options.restoring();
        firstLosses = new double[terms];
        weights = new float[terms];
        Arrays.fill(weights, 1);
        slopes = new float[terms];
        adam = new Adam(AdamOptions.of(options.learningRate()), terms);
    }

    @Override
    public boolean needsNorms() {
        return true;
    }

    @Override
    public double of(int term) {
        return weights[term];
    }

    @Override
    public void update(double[] losses, double[] norms, long step) {
        int active = 0;
        double progress = 0;
        double norm = 0;
        for (int t = 0; t < losses.length; t++) {
            if (firstLosses[t] == 0 && losses[t] > 0) {
                firstLosses[t] = losses[t];
            }
            if (isActive(t, losses, norms)) {
                active++;
                progress += losses[t] / firstLosses[t];
                norm += weights[t] * norms[t];
            }
        }
        if (active == 0) {
            return;
        }
        for (int t = 0; t < losses.length; t++) {
            slopes[t] = 0;
            if (isActive(t, losses, norms)) {
                double rate = losses[t] / firstLosses[t] / (progress / active);
                double target = norm / active * Math.pow(rate, restoring);
                slopes[t] = (float) (Math.signum(weights[t] * norms[t] - target) * norms[t]);
            }
        }
        adam.update(weights, slopes, 0, weights.length, step);
        rescale(losses, norms, active);
    }

    /** A term without observed samples in a batch, or of weight zero, has no loss or no gradient and is left out. */
    private boolean isActive(int t, double[] losses, double[] norms) {
        return losses[t] > 0 && firstLosses[t] > 0 && norms[t] > 0;
    }

    private void rescale(double[] losses, double[] norms, int active) {
        double sum = 0;
        for (int t = 0; t < weights.length; t++) {
            weights[t] = Math.max(LEAST, weights[t]);
            sum += isActive(t, losses, norms) ? weights[t] : 0;
        }
        for (int t = 0; t < weights.length; t++) {
            if (isActive(t, losses, norms)) {
                weights[t] *= (float) (active / sum);
            }
        }
    }

    @Override
    public double[] state() {
        double[] state = WeightState.join(firstLosses.length, parts());
        System.arraycopy(firstLosses, 0, state, 0, firstLosses.length);
        return state;
    }

    @Override
    public void restore(double[] state) {
        WeightState.split(state, firstLosses.length, parts());
        System.arraycopy(state, 0, firstLosses, 0, firstLosses.length);
    }

    private List<float[]> parts() {
        return List.of(weights, adam.state().get(0), adam.state().get(1));
    }
}
