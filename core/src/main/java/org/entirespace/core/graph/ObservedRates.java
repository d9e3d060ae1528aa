/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import org.entirespace.core.sample.Label;

/**
 * Counts how often each rate of a graph came true in labelled samples: its base rate. Heads may start there.
 *
 * <pre>
 *   logit r = ln((positives + 1/2) / (negatives + 1/2))     over samples where the conditions of r are known to hold
 * </pre>
 */
public final class ObservedRates {

    private ObservedRates() {}

    /**
     * The log-odds of every rate, finite even where a rate was never observed.
     *
     * @param graph the graph
     * @param labels label codes by behaviour of the graph, each (rows)
     * @return one for each rate, in head order
     */
    public static double[] logOdds(CompiledGraph graph, byte[][] labels) {
        double[] logOdds = new double[graph.rates().size()];
        for (Rate rate : graph.rates()) {
            RateRows rows = new RateRows(graph.graph(), rate);
            long positives = 0;
            long negatives = 0;
            for (int row = 0; row < labels[0].length; row++) {
                byte observed = rows.observed(labels, row);
                positives += observed == Label.POSITIVE.code() ? 1 : 0;
                negatives += observed == Label.NEGATIVE.code() ? 1 : 0;
            }
            logOdds[rate.index()] = Math.log((positives + 0.5) / (negatives + 0.5));
        }
        return logOdds;
    }
}
