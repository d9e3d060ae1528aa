/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.List;
import org.entirespace.core.graph.Condition;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.RateRows;

/**
 * The cross-entropy of one head over its own samples, of which one condition is read from another behaviour: p(purchase | click,
 * action) fitted where the action happened anywhere, not only on this page. Composed with p(action | click) of this page it
 * confuses spaces:
 *
 * <pre>
 *   at the optimum  p(purchase | click, action) = r1,  p(purchase | click, no action) = r0
 *   composed        r1 l + r0 (1 - l), which misses the truth by (r1 - r0)(l - g)
 * </pre>
 *
 * <p>Source: the decomposition at {@link org.entirespace.core.graph.SpaceConfusion}.
 *
 * @param name what the term is called
 * @param head the head, a rate of the graph that is given {@code act}
 * @param act the behaviour it is given
 * @param elsewhere the behaviour whose label says whether it happened
 * @param weight the term's weight
 */
public record ElsewhereTerm(String name, String head, String act, String elsewhere, double weight) implements HeadTerm {

    /** Checks the weight. */
    public ElsewhereTerm {
        TermChecks.weight(name, weight);
    }

    @Override
    public String description() {
        return "cross-entropy of p(" + head + ") where it applies, " + act + " read from " + elsewhere;
    }

    @Override
    public HeadLoss on(Heads heads) {
        Rate rate = heads.rate(head);
        List<Condition> conditions = rate.conditions().stream()
                .map(condition ->
                        condition.behavior().equals(act) ? new Condition(elsewhere, condition.happened()) : condition)
                .toList();
        RateRows rows = new RateRows(heads.graph().graph(), new Rate(rate.index(), rate.behavior(), conditions));
        return RateTerm.loss(rows, heads.indexOf(head), 1);
    }
}
