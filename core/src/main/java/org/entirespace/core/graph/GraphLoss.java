/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.sample.Label;

/**
 * The objective of a graph and its gradient, forward and backward together. Holds scratch memory: one for each thread.
 *
 * <pre>
 *   L        = sum_t w_t / n_t * sum_i -ln P_t(y_ti | x_i)         n_t: observed samples of term t's space in the batch
 *   dL/dz_r  = sum_t w_t / n_t * sum_i -d ln P_t(y_ti | x_i) / dz_r
 * </pre>
 *
 * P_t(1) is the term's probability and P_t(0) its complement, each from its own outcomes, so the loss needs no clipping. A
 * sample whose label is unobserved, or which lies outside the term's space, adds nothing.
 */
public final class GraphLoss {

    private final int rates;
    private final int heads; // at least the rates
    private final List<LossTerm> terms;
    private final List<Odds> odds = new ArrayList<>();
    private final int[] goal; // label column of each term
    private final int[] space; // label column of each term's space, -1 for the entire space
    private final Literals literals;
    private final EventValue value;
    private final EventValue otherValue;
    private final double[] gradient;

    /** The loss of {@code terms} on {@code graph}; label columns are the graph's behaviours in order. */
    public GraphLoss(CompiledGraph graph, List<LossTerm> terms) {
        this(graph, terms, graph.rates().size());
    }

    /** The same where rows of logits have further heads after the graph's; they get no gradient. */
    public GraphLoss(CompiledGraph graph, List<LossTerm> terms, int heads) {
        this.rates = graph.rates().size();
        this.heads = heads;
        this.terms = List.copyOf(terms);
        goal = new int[terms.size()];
        space = new int[terms.size()];
        for (int t = 0; t < terms.size(); t++) {
            Quantity quantity = terms.get(t).quantity();
            odds.add(graph.odds(quantity));
            goal[t] = graph.graph().indexOf(quantity.goal());
            space[t] = quantity.space().isEntire()
                    ? -1
                    : graph.graph().indexOf(quantity.space().name());
        }
        literals = new Literals(rates);
        value = Odds.value(odds);
        otherValue = Odds.value(odds);
        gradient = new double[rates];
    }

    /**
     * What the gradients of the terms are multiplied by in a batch: w_t / n_t, 0 where nothing is observed.
     *
     * @param counts n_t
     */
    public double[] scales(long[] counts) {
        double[] scales = new double[counts.length];
        for (int t = 0; t < scales.length; t++) {
            scales[t] = counts[t] == 0 ? 0 : terms.get(t).weight() / counts[t];
        }
        return scales;
    }

    /** The terms, in the order of every array of this class. */
    public List<LossTerm> terms() {
        return terms;
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
        for (int t = 0; t < goal.length; t++) {
            for (int i = from; i < to; i++) {
                if (observed(t, labels, i)) {
                    counts[t]++;
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
     * @param scales what each term's gradient is multiplied by: w_t / n_t, with n_t of the whole batch as {@link #countInto}
     *     gives it; (terms)
     * @param lossSums the sums over samples of -ln P_t, unweighted, added to; (terms)
     * @param logitGradients filled with dL/dz; as logits
     */
    public void backward(
            float[] logits,
            byte[][] labels,
            int from,
            int to,
            double[] scales,
            double[] lossSums,
            float[] logitGradients) {
        for (int i = from; i < to; i++) {
            int row = (i - from) * heads;
            if (!terms.isEmpty()) {
                literals.fill(logits, row);
            }
            java.util.Arrays.fill(gradient, 0);
            for (int t = 0; t < goal.length; t++) {
                if (observed(t, labels, i)) {
                    lossSums[t] += term(t, labels[goal[t]][i] == Label.POSITIVE.code(), scales[t]);
                }
            }
            for (int r = 0; r < heads; r++) {
                logitGradients[row + r] = r < rates ? (float) gradient[r] : 0;
            }
        }
    }

    /** -ln P_t(y) of the sample in the tables; adds its gradient times {@code scale}. */
    private double term(int t, boolean positive, double scale) {
        Odds sides = odds.get(t);
        EventDiagram seen = positive ? sides.happened() : sides.not();
        double logSeen = value.logProbability(seen, literals);
        if (space[t] < 0) {
            if (scale != 0) {
                value.addGradientInto(gradient, -scale, seen, literals);
            }
            return -logSeen;
        }
        // p = e^seen / (e^seen + e^other), since both sides are known only up to a common factor
        EventDiagram other = positive ? sides.not() : sides.happened();
        double logOdds = logSeen - otherValue.logProbability(other, literals);
        double missed = GraphScorer.probability(-logOdds);
        if (scale != 0) {
            value.addGradientInto(gradient, -scale * missed, seen, literals);
            otherValue.addGradientInto(gradient, scale * missed, other, literals);
        }
        return Math.max(-logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
    }

    private boolean observed(int t, byte[][] labels, int i) {
        return labels[goal[t]][i] != Label.UNOBSERVED.code()
                && (space[t] < 0 || labels[space[t]][i] == Label.POSITIVE.code());
    }
}
