/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;

/** Losses and gradients of objectives on a few samples of ESMM's graph. */
final class ObjectiveRun {

    static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    static final String CVR = "purchase|click";

    final long[] counts;
    final double[] lossSums;
    final float[] gradient;

    private ObjectiveRun(long[] counts, double[] lossSums, float[] gradient) {
        this.counts = counts;
        this.lossSums = lossSums;
        this.gradient = gradient;
    }

    /** One term of single heads on the graph's heads and an auxiliary one, {@code other}. */
    static Objective of(HeadTerm term) {
        return new Objective(Heads.of(ESMM, List.of("other")), List.of(), List.of(term));
    }

    static Objective of(Fitting fitting, FittingOptions options) {
        return Objectives.of(ESMM, fitting, options, Map.of());
    }

    /**
     * Runs an objective.
     *
     * @param logits (samples, heads)
     * @param labels (behaviours, samples)
     */
    static ObjectiveRun of(Objective objective, float[] logits, byte[][] labels, long seed) {
        ObjectiveLoss loss = new ObjectiveLoss(objective);
        int samples = labels[0].length;
        long[] counts = new long[objective.terms()];
        double[] sums = new double[counts.length];
        float[] gradient = new float[logits.length];
        loss.countInto(labels, 0, samples, counts);
        double[] scales = objective.weights();
        for (int t = 0; t < scales.length; t++) {
            scales[t] = counts[t] == 0 ? 0 : scales[t] / counts[t];
        }
        loss.backward(logits, labels, 0, samples, scales, seed, sums, gradient);
        return new ObjectiveRun(counts, sums, gradient);
    }

    /** One sample: click, purchase. */
    static byte[][] sample(int click, int purchase) {
        return new byte[][] {{(byte) click}, {(byte) purchase}};
    }

    static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
