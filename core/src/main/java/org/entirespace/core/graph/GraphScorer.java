/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;

/**
 * Turns the logits of the heads into log-odds of the quantities asked for. Holds scratch memory: one for each thread.
 *
 * <pre>
 *   logit p(goal | space) = ln p(goal, space) - ln p(not goal, space)
 * </pre>
 */
public final class GraphScorer {

    private final List<Odds> odds;
    private final Literals literals;
    private final EventValue value;

    /**
     * A scorer of some quantities of a graph.
     *
     * @throws IllegalArgumentException when a quantity names an unknown behaviour or is always 0 or 1
     */
    public GraphScorer(CompiledGraph graph, List<Quantity> quantities) {
        odds = quantities.stream().map(graph::odds).toList();
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
        literals.fill(logits, offset);
        for (int q = 0; q < odds.size(); q++) {
            logOdds[q] = value.logOdds(odds.get(q), literals);
        }
    }

    /** The probability of log-odds, in [0, 1]. */
    public static double probability(double logOdds) {
        double small = Math.exp(-Math.abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
