/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How logits of heads become probabilities, beyond the graph: what undoes the weighting of samples in training, and whether
 * conditionals are ratios of marginals.
 *
 * @param logitShifts what is taken off the logit of a head, by the name of its rate; heads not named stay as they are
 * @param ratios whether a conditional p(goal | space) is p(goal) / p(space), each marginal for itself. Such a ratio may exceed
 *     1: see {@link GraphScorer#ABOVE_ONE}
 */
public record Readout(Map<String, Double> logitShifts, boolean ratios) {

    /** As the graph says. */
    public static final Readout PLAIN = new Readout(Map.of(), false);

    /** Checks that shifts are finite. */
    public Readout {
        logitShifts = Collections.unmodifiableMap(new TreeMap<>(logitShifts));
        logitShifts.forEach((head, shift) -> {
            if (!Double.isFinite(shift)) {
                throw new IllegalArgumentException("shift of head '" + head + "': " + shift + "; expected finite");
            }
        });
    }

    /**
     * What is taken off the logit of each rate of a graph; (rates).
     *
     * @throws IllegalArgumentException when it names an unknown head
     */
    float[] shifts(CompiledGraph graph) {
        float[] shifts = new float[graph.rates().size()];
        List<String> names = graph.rates().stream().map(Rate::name).toList();
        logitShifts.forEach((head, shift) -> {
            int index = names.indexOf(head);
            if (index < 0) {
                throw new IllegalArgumentException("shift of unknown head '" + head + "'; expected one of " + names);
            }
            shifts[index] = shift.floatValue();
        });
        return shifts;
    }
}
