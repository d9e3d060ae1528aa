/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import org.entirespace.core.sample.Label;

/**
 * Counts how often each rate of a graph came true in labelled samples: its base rate. Heads may start there. Samples come in
 * blocks, so that their number is bounded by nothing. Not thread-safe.
 *
 * <pre>
 *   logit r = ln((positives + 1/2) / (negatives + 1/2))     over samples where the conditions of r are known to hold
 * </pre>
 */
public final class ObservedRates {

    private final List<RateRows> rates; // in head order
    private final long[] positives; // (rates)
    private final long[] negatives; // (rates)

    /** The rates of a graph, of no samples yet. */
    public ObservedRates(CompiledGraph graph) {
        rates = RateRows.of(graph);
        positives = new long[rates.size()];
        negatives = new long[rates.size()];
    }

    /**
     * The log-odds of every rate in samples that are all in memory.
     *
     * @param labels label codes by behaviour of the graph, each (rows)
     * @return as {@link #logOdds()}
     */
    public static double[] logOdds(CompiledGraph graph, byte[][] labels) {
        ObservedRates rates = new ObservedRates(graph);
        rates.add(labels, labels[0].length);
        return rates.logOdds();
    }

    /**
     * Counts the first samples of a block.
     *
     * @param labels label codes by behaviour of the graph, each (rows or more)
     * @param rows how many samples count
     */
    public void add(byte[][] labels, int rows) {
        for (int r = 0; r < positives.length; r++) {
            for (int row = 0; row < rows; row++) {
                byte observed = rates.get(r).observed(labels, row);
                positives[r] += observed == Label.POSITIVE.code() ? 1 : 0;
                negatives[r] += observed == Label.NEGATIVE.code() ? 1 : 0;
            }
        }
    }

    /**
     * The log-odds of every rate, finite even where a rate was never observed.
     *
     * @return one for each rate, in head order
     */
    public double[] logOdds() {
        double[] logOdds = new double[positives.length];
        for (int r = 0; r < logOdds.length; r++) {
            logOdds[r] = Math.log((positives[r] + 0.5) / (negatives[r] + 0.5));
        }
        return logOdds;
    }
}
