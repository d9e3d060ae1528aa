/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the logits of the heads into log-odds of the quantities asked for. Holds scratch memory: one for each thread.
 *
 * <pre>
 *   logit p(goal | space) = ln p(goal, space) - ln p(not goal, space)
 * </pre>
 */
public final class GraphScorer {

    /** Log-odds from here on stand for a ratio of at least 1, which no probability is. */
    public static final double ABOVE_ONE = 40;

    private final List<Odds> odds;
    private final @Nullable RatioOdds[] ratios; // (quantities), null where the graph gives the odds
    private final HeadReading reading;
    private final float[] meant; // (rates)
    private final Literals literals;
    private final EventValue value;

    /**
     * A scorer of some quantities of a graph.
     *
     * @throws IllegalArgumentException when a quantity names an unknown behaviour or is always 0 or 1
     */
    public GraphScorer(CompiledGraph graph, List<Quantity> quantities) {
        this(graph, quantities, Readout.PLAIN);
    }

    /**
     * A scorer that reads logits in some way.
     *
     * @throws IllegalArgumentException when a quantity names an unknown behaviour or is always 0 or 1, or the readout names an
     *     unknown head
     */
    public GraphScorer(CompiledGraph graph, List<Quantity> quantities, Readout readout) {
        odds = quantities.stream().map(graph::odds).toList();
        ratios = new @Nullable RatioOdds[quantities.size()];
        for (int q = 0; q < ratios.length; q++) {
            Quantity quantity = quantities.get(q);
            if (readout.ratios() && !quantity.space().isEntire()) {
                Quantity space = Quantity.marginal(quantity.space().name());
                ratios[q] = new RatioOdds(graph.odds(Quantity.marginal(quantity.goal())), graph.odds(space));
            }
        }
        reading = new HeadReading(readout, graph);
        meant = new float[graph.rates().size()];
        literals = new Literals(graph.rates().size());
        value = Odds.value(odds);
    }

    /**
     * Scores one sample.
     *
     * @param logits logits of the heads, this sample's from {@code offset}
     * @param offset where they begin
     * @param logOdds filled with the log-odds of each quantity, in the order asked for; finite for logits in [-80, 80]
     */
    public void logOddsInto(float[] logits, int offset, double[] logOdds) {
        read(logits, offset);
        for (int q = 0; q < odds.size(); q++) {
            RatioOdds ratio = ratios[q];
            logOdds[q] = ratio == null ? value.logOdds(odds.get(q), literals) : ratio.logOdds(literals);
        }
    }

    /**
     * Scores one sample: the {@link #probability} of what {@link #logOddsInto} gives, but for the last digits, without a logarithm and an
     * exponential for each.
     *
     * @param logits logits of the heads, this sample's from {@code offset}
     * @param offset where they begin
     * @param probabilities filled with the probability of each quantity, in the order asked for
     */
    public void probabilitiesInto(float[] logits, int offset, double[] probabilities) {
        read(logits, offset);
        for (int q = 0; q < odds.size(); q++) {
            RatioOdds ratio = ratios[q];
            probabilities[q] =
                    ratio == null ? value.probability(odds.get(q), literals) : probability(ratio.logOdds(literals));
        }
    }

    private void read(float[] logits, int offset) {
        for (int r = 0; r < meant.length; r++) {
            meant[r] = reading.logit(r, logits[offset + r]);
        }
        literals.fill(meant, 0);
    }

    /** The probability of log-odds, in [0, 1]. */
    public static double probability(double logOdds) {
        double small = Math.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
