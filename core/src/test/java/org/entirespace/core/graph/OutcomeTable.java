/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The slow twin of the graph's algebra: all {@code 2^n} outcomes of a graph, straight from its declaration, with plain
 * probabilities. It knows nothing of paths, common factors or logarithms.
 *
 * <p>An outcome is an int whose bit {@code b} tells whether behaviour {@code b} happened.
 */
final class OutcomeTable {

    private final BehaviorGraph graph;
    private final List<Rate> rates;
    private final double[] probabilities; // of every outcome
    private final double[][] slopes; // d ln probability / d logit; (outcomes, rates)

    /** The table for one sample's logits, one for each rate of the graph. */
    OutcomeTable(CompiledGraph compiled, double[] logits) {
        graph = compiled.graph();
        rates = compiled.rates();
        int outcomes = 1 << graph.behaviors().size();
        probabilities = new double[outcomes];
        slopes = new double[outcomes][rates.size()];
        for (int outcome = 0; outcome < outcomes; outcome++) {
            fill(outcome, logits);
        }
    }

    private void fill(int outcome, double[] logits) {
        double product = 1;
        for (int b = 0; b < graph.behaviors().size(); b++) {
            boolean happens = happens(outcome, b);
            boolean possible = graph.behaviors().get(b).requires().stream()
                    .allMatch(parent -> happens(outcome, graph.indexOf(parent)));
            if (possible) {
                int rate = rateOf(b, outcome);
                product *= sigma(happens ? logits[rate] : -logits[rate]);
                slopes[outcome][rate] += happens ? sigma(-logits[rate]) : -sigma(logits[rate]);
            } else if (happens) {
                return; // impossible: its probability stays 0
            }
        }
        probabilities[outcome] = product;
    }

    /** The one rate of a behaviour all of whose conditions hold in the outcome. */
    private int rateOf(int b, int outcome) {
        List<Integer> found = new ArrayList<>();
        for (Rate rate : rates) {
            if (graph.indexOf(rate.behavior()) == b
                    && rate.conditions().stream()
                            .allMatch(c -> happens(outcome, graph.indexOf(c.behavior())) == c.happened())) {
                found.add(rate.index());
            }
        }
        if (found.size() != 1) {
            throw new AssertionError("outcome " + outcome + " has " + found.size() + " rates of behavior " + b);
        }
        return found.get(0);
    }

    private static boolean happens(int outcome, int b) {
        return (outcome >> b & 1) == 1;
    }

    static double sigma(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The probability that the quantity's goal, and everything that is known, comes out as {@code happened}. */
    double probability(Quantity quantity, boolean happened) {
        return mass(event(quantity, happened)) / mass(space(quantity));
    }

    /** {@code d ln probability(quantity, happened) / d logit}; (rates). */
    double[] slope(Quantity quantity, boolean happened) {
        double[] slope = slope(event(quantity, happened));
        double[] ofSpace = slope(space(quantity));
        for (int r = 0; r < slope.length; r++) {
            slope[r] -= ofSpace[r];
        }
        return slope;
    }

    /** The probability of all outcomes that satisfy {@code event}. */
    double mass(IntPredicate event) {
        double mass = 0;
        for (int outcome = 0; outcome < probabilities.length; outcome++) {
            mass += event.test(outcome) ? probabilities[outcome] : 0;
        }
        return mass;
    }

    private double[] slope(IntPredicate event) {
        double[] slope = new double[rates.size()];
        double mass = mass(event);
        for (int outcome = 0; outcome < probabilities.length; outcome++) {
            for (int r = 0; event.test(outcome) && r < slope.length; r++) {
                slope[r] += probabilities[outcome] / mass * slopes[outcome][r];
            }
        }
        return slope;
    }

    private IntPredicate event(Quantity quantity, boolean happened) {
        int goal = graph.indexOf(quantity.goal());
        return space(quantity).and(outcome -> happens(outcome, goal) == happened);
    }

    private IntPredicate space(Quantity quantity) {
        if (quantity.space().isEntire()) {
            return outcome -> true;
        }
        int space = graph.indexOf(quantity.space().name());
        return outcome -> happens(outcome, space);
    }
}
