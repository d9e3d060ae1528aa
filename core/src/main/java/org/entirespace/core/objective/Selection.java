/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.List;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.Condition;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.sample.Label;

/**
 * A behaviour that is seen only where another one, the selecting one, happened: a purchase after a click. The propensity of a
 * sample is the rate of the selecting behaviour. Immutable.
 */
final class Selection {

    /** The head of the behaviour that is seen in part. */
    final int head;
    /** The head of the selecting behaviour. */
    final int propensity;

    private final int goal;
    private final int space;

    private Selection(int head, int propensity, int goal, int space) {
        this.head = head;
        this.propensity = propensity;
        this.goal = goal;
        this.space = space;
    }

    /**
     * The selection of a head.
     *
     * @throws IllegalArgumentException when the rate does not depend on exactly one behaviour having happened, or when that one
     *     depends on others
     */
    static Selection of(Heads heads, String head) {
        BehaviorGraph graph = heads.graph().graph();
        Rate rate = heads.rate(head);
        List<Condition> conditions = rate.conditions();
        if (conditions.size() != 1 || !conditions.get(0).happened()) {
            throw new IllegalArgumentException("head '" + head + "' of graph '" + graph.name()
                    + "': expected a rate after one behavior, such as purchase|click");
        }
        String space = conditions.get(0).behavior();
        if (!heads.names().contains(space)) {
            throw new IllegalArgumentException("head '" + head + "' of graph '" + graph.name() + "': '" + space
                    + "' depends on other behaviors; expected one that follows the impression at once");
        }
        return new Selection(
                heads.indexOf(head), heads.indexOf(space), graph.indexOf(rate.behavior()), graph.indexOf(space));
    }

    /** Whether it is known if the sample was selected and, if so, what followed. */
    boolean isKnown(SampleRow sample) {
        byte selected = sample.label(space);
        return selected == Label.NEGATIVE.code()
                || (selected == Label.POSITIVE.code() && sample.label(goal) != Label.UNOBSERVED.code());
    }

    /** Whether the selecting behaviour happened. */
    boolean isSelected(SampleRow sample) {
        return sample.label(space) == Label.POSITIVE.code();
    }

    /** Whether the behaviour itself happened. */
    boolean happened(SampleRow sample) {
        return sample.label(goal) == Label.POSITIVE.code();
    }

    /** The cross-entropy of the head against what happened. */
    double crossEntropy(SampleRow sample) {
        return sample.crossEntropy(head, happened(sample));
    }

    /** Its slope: p - y. */
    double residual(SampleRow sample) {
        return sample.residual(head, happened(sample));
    }

    /** The propensity, not below a floor. No gradient flows into it. */
    double propensity(SampleRow sample, double floor) {
        return Math.max(floor, sample.rate(propensity));
    }
}
