/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;

/**
 * The probability of one event for one sample, by plain arithmetic where that is exact and by logarithms where it would
 * underflow. Scratch memory: one for each thread.
 *
 * <p>What underflows on the way to a root above {@link #SAFE} adds less than 1e-50 of it, so the root alone decides.
 */
final class EventValue {

    /** The smallest probability computed without logarithms; the smallest normal double is 2e-308. */
    static final double SAFE = 1e-250;

    private final LinearValues linear;
    private final LogValues logarithmic;
    private boolean byLogarithms;

    /** A value of any one of {@code diagrams}. */
    EventValue(List<EventDiagram> diagrams) {
        int nodes = diagrams.stream().mapToInt(d -> d.root() + 1).max().orElse(0);
        linear = new LinearValues(nodes);
        logarithmic = new LogValues(nodes);
    }

    /** ln P of the event. */
    double logProbability(EventDiagram diagram, Literals literals) {
        double probability = linear.fill(diagram, literals);
        byLogarithms = !(probability >= SAFE);
        return byLogarithms ? logarithmic.fill(diagram, literals) : Math.log(probability);
    }

    /** ln (P / (1 - P)) of a quantity; leaves nothing for {@link #addGradientInto}. */
    double logOdds(Odds odds, Literals literals) {
        double happened = linear.fill(odds.happened(), literals);
        double not = linear.fill(odds.not(), literals);
        return happened >= SAFE && not >= SAFE ? Math.log(happened / not) : logOddsByLogarithms(odds, literals);
    }

    /** The probability of a quantity, P / (P + 1 - P), without the logarithm that {@link #logOdds} takes where none is needed. */
    double probability(Odds odds, Literals literals) {
        double happened = linear.fill(odds.happened(), literals);
        double not = linear.fill(odds.not(), literals);
        return happened >= SAFE && not >= SAFE
                ? happened / (happened + not)
                : GraphScorer.probability(logOddsByLogarithms(odds, literals));
    }

    private double logOddsByLogarithms(Odds odds, Literals literals) {
        return logarithmic.fill(odds.happened(), literals) - logarithmic.fill(odds.not(), literals);
    }

    /** Adds {@code scale * d ln P / d logit} to {@code gradient}, for the diagram and literals of the last {@link #logProbability}. */
    void addGradientInto(double[] gradient, double scale, EventDiagram diagram, Literals literals) {
        if (byLogarithms) {
            logarithmic.addGradientInto(gradient, scale, diagram, literals);
        } else {
            linear.addGradientInto(gradient, scale, diagram, literals);
        }
    }
}
