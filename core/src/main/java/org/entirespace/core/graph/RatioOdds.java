/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;

/**
 * The ratio of two marginals in place of a conditional. Scratch memory: one for each thread.
 *
 * <pre>
 *   r = p(goal) / p(space)      log-odds = ln r - ln(1 - r)            where r &lt; 1, at most {@link GraphScorer#ABOVE_ONE}
 *                                        = ABOVE_ONE + ln r            where r &gt;= 1, so that order is kept
 * </pre>
 */
final class RatioOdds {

    private final EventDiagram goal;
    private final EventDiagram space;
    private final EventValue value;

    RatioOdds(Odds goal, Odds space) {
        this.goal = goal.happened();
        this.space = space.happened();
        value = new EventValue(List.of(this.goal, this.space));
    }

    double logOdds(Literals literals) {
        double ln = value.logProbability(goal, literals) - value.logProbability(space, literals);
        return ln < 0 ? Math.min(GraphScorer.ABOVE_ONE, ln - Math.log(-Math.expm1(ln))) : GraphScorer.ABOVE_ONE + ln;
    }
}
