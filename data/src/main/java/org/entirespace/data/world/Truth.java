/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            Quantity.marginal("purchase"),
            Quantity.marginal("outside"));

    /** What may happen, in column order. */
    static final List<String> BEHAVIORS = List.of("click", "micro", "macro", "purchase", "outside");

    /** The first line of the truth file. */
    static final String HEADER = Stream.concat(
                    Stream.of("impression_id"),
                    Stream.concat(
                            QUANTITIES.stream().map(q -> "truth_" + q.key().replace("|", "_given_")),
                            BEHAVIORS.stream().map(b -> "truth_happened_" + b)))
            .collect(Collectors.joining(",", "", "\n"));

    private final GraphScorer scorer;
    private final int answered; // the quantities that the graph answers; outside comes last, and may never happen
    private final double[] values = new double[QUANTITIES.size()];

    Truth(Heads heads) {
        answered = QUANTITIES.size() - (heads.hasOutside() ? 0 : 1);
        scorer = new GraphScorer(heads.graph(), QUANTITIES.subList(0, answered));
    }

    /** The probabilities of one impression in the order of {@link #QUANTITIES}; overwritten by the next call. */
    double[] of(float[] logits) {
        scorer.logOddsInto(logits, 0, values);
        for (int q = 0; q < answered; q++) {
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
        appendOutcome(text, outcome.click());
        appendOutcome(text, outcome.micro());
        appendOutcome(text, outcome.macro());
        appendOutcome(text, outcome.purchase());
        appendOutcome(text, outcome.outside());
        text.append('\n');
    }

    private static void appendOutcome(Text text, boolean happened) {
        text.append(',').append(happened ? '1' : '0');
    }
}
