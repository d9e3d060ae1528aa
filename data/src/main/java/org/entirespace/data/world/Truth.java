/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;

/** The true probabilities of impressions, composed by the graph. Holds scratch memory: one for each thread. */
final class Truth {

    /** What is told of each impression, in column order. */
    static final List<Quantity> QUANTITIES = List.of(
            Quantity.marginal("click"),
            Quantity.conditional("micro", "click"),
            Quantity.conditional("macro", "click"),
            Quantity.conditional("purchase", "click"),
            Quantity.marginal("micro"),
            Quantity.marginal("macro"),
            Quantity.marginal("purchase"));

    /** The first line of the truth file. */
    static final String HEADER = "impression_id,"
            + QUANTITIES.stream()
                    .map(q -> "p_" + q.key().replace("|", "_given_"))
                    .collect(Collectors.joining(","))
            + ",click,micro,macro,purchase\n";

    private final GraphScorer scorer;
    private final double[] values = new double[QUANTITIES.size()];

    Truth(Heads heads) {
        scorer = new GraphScorer(heads.graph(), QUANTITIES);
    }

    /** The probabilities of one impression in the order of {@link #QUANTITIES}; overwritten by the next call. */
    double[] of(float[] logits) {
        scorer.logOddsInto(logits, 0, values);
        for (int q = 0; q < values.length; q++) {
            values[q] = GraphScorer.probability(values[q]);
        }
        return values;
    }

    /** Appends a line of the truth file. */
    static void appendLine(Text text, long impression, double[] probabilities, Outcome outcome) {
        text.number(impression);
        for (double p : probabilities) {
            text.append(',').probability(p);
        }
        for (boolean happened : new boolean[] {outcome.click(), outcome.micro(), outcome.macro(), outcome.purchase()}) {
            text.append(',').append(happened ? '1' : '0');
        }
        text.append('\n');
    }
}
