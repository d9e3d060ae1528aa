/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.function.IntPredicate;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;

/**
 * The composition of the slow twin: all outcomes of a graph with plain probabilities. Bit {@code b} of an outcome tells
 * whether behaviour {@code b} happened.
 */
final class TwinGraph {

    private final BehaviorGraph graph;
    private final List<Rate> rates;
    private final int outcomes;
    private final int[][] rateOf; // (outcomes, behaviours): the rate that decides it, -1 where it cannot happen

    TwinGraph(CompiledGraph compiled) {
        graph = compiled.graph();
        rates = compiled.rates();
        outcomes = 1 << graph.behaviors().size();
        rateOf = new int[outcomes][graph.behaviors().size()];
        for (int outcome = 0; outcome < outcomes; outcome++) {
            for (int b = 0; b < graph.behaviors().size(); b++) {
                rateOf[outcome][b] = rateOf(b, outcome);
            }
        }
    }

    /** ln of the probability of an event, and its gradient. */
    static final class LogProbability {
        final double value;
        final double[] slope; // by logit; (rates)

        LogProbability(double value, double[] slope) {
            this.value = value;
            this.slope = slope;
        }

        LogProbability minus(LogProbability other) {
            double[] difference = slope.clone();
            for (int r = 0; r < difference.length; r++) {
                difference[r] -= other.slope[r];
            }
            return new LogProbability(value - other.value, difference);
        }
    }

    /** ln p(goal comes out as {@code happened} | space). */
    LogProbability logProbability(double[] logits, Quantity quantity, boolean happened) {
        int goal = graph.indexOf(quantity.goal());
        IntPredicate event = outcome -> happens(outcome, goal) == happened;
        if (quantity.space().isEntire()) {
            return logMass(logits, event);
        }
        int space = graph.indexOf(quantity.space().name());
        IntPredicate inSpace = outcome -> happens(outcome, space);
        return logMass(logits, event.and(inSpace)).minus(logMass(logits, inSpace));
    }

    private LogProbability logMass(double[] logits, IntPredicate event) {
        double mass = 0;
        double[] slope = new double[rates.size()];
        for (int outcome = 0; outcome < outcomes; outcome++) {
            double p = event.test(outcome) ? probability(logits, outcome) : 0;
            mass += p;
            for (int b = 0; p > 0 && b < rateOf[outcome].length; b++) {
                int rate = rateOf[outcome][b];
                if (rate >= 0) {
                    slope[rate] += p * (happens(outcome, b) ? sigma(-logits[rate]) : -sigma(logits[rate]));
                }
            }
        }
        for (int r = 0; r < slope.length; r++) {
            slope[r] /= mass;
        }
        return new LogProbability(Math.log(mass), slope);
    }

    private double probability(double[] logits, int outcome) {
        double product = 1;
        for (int b = 0; b < rateOf[outcome].length; b++) {
            int rate = rateOf[outcome][b];
            if (rate >= 0) {
                product *= sigma(happens(outcome, b) ? logits[rate] : -logits[rate]);
            } else if (happens(outcome, b)) {
                return 0;
            }
        }
        return product;
    }

    private int rateOf(int b, int outcome) {
        for (Rate rate : rates) {
            if (graph.indexOf(rate.behavior()) == b
                    && rate.conditions().stream()
                            .allMatch(c -> happens(outcome, graph.indexOf(c.behavior())) == c.happened())) {
                return rate.index();
            }
        }
        return -1;
    }

    private static boolean happens(int outcome, int b) {
        return (outcome >> b & 1) == 1;
    }

    private static double sigma(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
