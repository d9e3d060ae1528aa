/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.Arrays;
import java.util.List;
import org.entirespace.core.graph.GraphLoss;

/** The loss of an objective and its gradient, forward and backward together. Holds scratch memory: one for each thread. */
public final class ObjectiveLoss {

    private final int heads;
    private final int composed;
    private final GraphLoss graphLoss;
    private final List<HeadLoss> single;
    private final SampleRow sample = new SampleRow();
    private final double[] gradient; // (heads)

    /** The loss of an objective; label columns are the graph's behaviours in order. */
    public ObjectiveLoss(Objective objective) {
        heads = objective.heads().count();
        composed = objective.composed().size();
        graphLoss = new GraphLoss(objective.graph(), objective.composed(), heads);
        single = objective.single().stream()
                .map(term -> term.on(objective.heads()))
                .toList();
        gradient = new double[heads];
    }

    /**
     * Counts the samples that each term observes.
     *
     * @param labels label codes by behaviour; (behaviours, at least {@code to})
     * @param from the first sample
     * @param to one past the last
     * @param counts the counts, added to; (terms)
     */
    public void countInto(byte[][] labels, int from, int to, long[] counts) {
        graphLoss.countInto(labels, from, to, counts);
        for (int s = 0; s < single.size(); s++) {
            for (int i = from; i < to; i++) {
                sample.fill(labels, i);
                if (single.get(s).counted().test(sample)) {
                    counts[composed + s]++;
                }
            }
        }
    }

    /**
     * Adds the loss of some samples, and fills the gradient of their logits.
     *
     * @param logits logits of the heads; (samples from {@code from}, heads), row-major
     * @param labels label codes by behaviour; (behaviours, at least {@code to})
     * @param from the sample, in the labels, of the first row of logits
     * @param to one past the last
     * @param scales what each term's gradient is multiplied by: w_t / n_t with the counts of the whole batch; (terms)
     * @param seed of what is left to chance in this batch
     * @param lossSums the sums over samples of each term's loss, unscaled, added to; (terms)
     * @param logitGradients filled with dL/dz; as logits
     */
    public void backward(
            float[] logits,
            byte[][] labels,
            int from,
            int to,
            double[] scales,
            long seed,
            double[] lossSums,
            float[] logitGradients) {
        graphLoss.backward(logits, labels, from, to, scales, lossSums, logitGradients);
        if (single.isEmpty()) {
            return;
        }
        for (int i = from; i < to; i++) {
            int at = (i - from) * heads;
            sample.fill(logits, at, labels, i, chance(seed, i));
            Arrays.fill(gradient, 0);
            for (int s = 0; s < single.size(); s++) {
                if (single.get(s).counted().test(sample)) {
                    int t = composed + s;
                    lossSums[t] += single.get(s).loss().add(sample, scales[t], gradient);
                }
            }
            for (int h = 0; h < heads; h++) {
                logitGradients[at + h] += (float) gradient[h];
            }
        }
    }

    /** A uniform number for a sample of a batch: the finaliser of SplitMix64 (Steele et al., OOPSLA 2014) of seed and place. */
    static double chance(long seed, int place) {
        long z = seed + (place + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
