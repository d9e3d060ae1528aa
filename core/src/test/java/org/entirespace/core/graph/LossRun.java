/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@link GraphLoss} says of some samples, counted and weighted. */
final class LossRun {

    /** Observed samples of each term. */
    final long[] counts;
    /** The unweighted sums of each term. */
    final double[] lossSums;
    /** d total / d logit; (samples, rates). */
    final float[] gradient;

    /** The weighted sum of the terms' means. */
    final double total;

    private LossRun(long[] counts, double[] lossSums, float[] gradient, double total) {
        this.counts = counts;
        this.lossSums = lossSums;
        this.gradient = gradient;
        this.total = total;
    }

    /** Runs {@code loss} on as many samples as {@code labels} has. */
    static LossRun of(GraphLoss loss, float[] logits, byte[][] labels) {
        int samples = labels[0].length;
        long[] counts = new long[loss.terms().size()];
        double[] sums = new double[counts.length];
        float[] gradient = new float[logits.length];
        loss.countInto(labels, 0, samples, counts);
        loss.backward(logits, labels, 0, samples, loss.scales(counts), sums, gradient);
        double total = 0;
        for (int t = 0; t < counts.length; t++) {
            total += counts[t] == 0 ? 0 : loss.terms().get(t).weight() * sums[t] / counts[t];
        }
        return new LossRun(counts, sums, gradient, total);
    }

    static LossRun of(CompiledGraph graph, List<LossTerm> terms, float[] logits, byte[][] labels) {
        return of(new GraphLoss(graph, terms), logits, labels);
    }

    /** Runs the entire-space loss of a graph, all weights one. */
    static LossRun ofEntireSpace(BehaviorGraph graph, float[] logits, byte[][] labels) {
        CompiledGraph compiled = CompiledGraph.of(graph);
        return of(compiled, compiled.entireSpaceLoss(Map.of()), logits, labels);
    }

    /** Terms on all marginals and conditionals, no two of the same weight. */
    static List<LossTerm> everyTerm(CompiledGraph graph) {
        List<LossTerm> terms = new ArrayList<>();
        for (Quantity quantity : graph.quantities()) {
            terms.add(new LossTerm(quantity, 0.5 + 0.25 * terms.size()));
        }
        return terms;
    }

    /** One sample's label codes, one column for each behaviour. */
    static byte[][] sample(int... codes) {
        byte[][] columns = new byte[codes.length][1];
        for (int b = 0; b < codes.length; b++) {
            columns[b][0] = (byte) codes[b];
        }
        return columns;
    }

    /** All {@code 3^n} label combinations, positive, negative and unobserved, as one sample each. */
    static List<byte[][]> everyCombination(int behaviors) {
        List<byte[][]> samples = new ArrayList<>();
        for (int code = 0; code < Math.pow(3, behaviors); code++) {
            int[] codes = new int[behaviors];
            for (int b = 0, rest = code; b < behaviors; b++, rest /= 3) {
                codes[b] = rest % 3 - 1;
            }
            samples.add(sample(codes));
        }
        return samples;
    }
}
