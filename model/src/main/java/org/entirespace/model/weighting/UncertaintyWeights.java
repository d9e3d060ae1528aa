/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import java.util.List;
import org.entirespace.model.optimizer.Adam;
import org.entirespace.model.optimizer.AdamOptions;

/**
 * A learned log-variance for each term: what is hard to predict counts less.
 *
 * <pre>
 *   L = sum_t e^-s_t L_t + s_t / 2      dL/ds_t = 1/2 - e^-s_t L_t       s_t = ln sigma_t^2, 0 at the start
 *   at rest  e^-s_t = 1 / (2 L_t)
 * </pre>
 *
 * A term without a loss in a batch, because nothing was observed or its weight is zero, stays where it is.
 *
 * <p>Source: Kendall, Gal and Cipolla, CVPR 2018, equation 10, for classification.
 */
final class UncertaintyWeights implements TaskWeights {

    private final float[] logVariances; // (terms)
    private final float[] slopes; // (terms)
    private final Adam adam;

    UncertaintyWeights(WeightingOptions options, int terms) {
        logVariances = new float[terms];
        slopes = new float[terms];
        adam = new Adam(AdamOptions.of(options.learningRate()), terms);
    }

    @Override
    public double of(int term) {
        return Math.exp(-logVariances[term]);
    }

    @Override
    public void update(double[] losses, double[] norms, long step) {
        for (int t = 0; t < losses.length; t++) {
            slopes[t] = losses[t] > 0 ? (float) (0.5 - of(t) * losses[t]) : 0;
        }
        adam.update(logVariances, slopes, 0, slopes.length, step);
    }

    @Override
    public double[] state() {
        return WeightState.join(0, parts());
    }

    @Override
    public void restore(double[] state) {
        WeightState.split(state, 0, parts());
    }

    private List<float[]> parts() {
        return List.of(logVariances, adam.state().get(0), adam.state().get(1));
    }
}
