/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import org.entirespace.core.graph.RateRows;
import org.entirespace.core.sample.Label;

/**
 * The cross-entropy of one head over the samples that its rate speaks of: a click-space loss. Positive samples may count more
 * than once, as if they had been copied.
 *
 * <pre>
 *   loss = -k ln p   where the behaviour happened         n: samples whose conditions are known to hold
 *        = -ln (1-p) where it did not                     k: positive weight
 *
 *   at the optimum  p / (1 - p) = k * r / (1 - r),        so ln k must be taken off the logit to predict r
 * </pre>
 *
 * @param name what the term is called
 * @param head the head, a rate of the graph
 * @param positiveWeight how often a positive sample counts, at least 1
 * @param weight the term's weight
 */
public record RateTerm(String name, String head, double positiveWeight, double weight) implements HeadTerm {

    /** Checks the ranges. */
    public RateTerm {
        TermChecks.weight(name, weight);
        boolean holds = positiveWeight >= 1 && !Double.isInfinite(positiveWeight);
        TermChecks.require(name, "positive weight", positiveWeight, holds, "finite and ≥ 1");
    }

    @Override
    public String description() {
        String copies = positiveWeight == 1 ? "" : ", positive samples " + positiveWeight + " times";
        return "cross-entropy of p(" + head + ") where it applies" + copies;
    }

    @Override
    public HeadLoss on(Heads heads) {
        RateRows rows = new RateRows(heads.graph().graph(), heads.rate(head));
        return loss(rows, heads.indexOf(head), positiveWeight);
    }

    /** The loss of a head over some rows. */
    static HeadLoss loss(RateRows rows, int head, double positiveWeight) {
        return new HeadLoss(sample -> sample.observed(rows) != Label.UNOBSERVED.code(), (sample, scale, gradient) -> {
            boolean happened = sample.observed(rows) == Label.POSITIVE.code();
            double times = happened ? positiveWeight : 1;
            gradient[head] += scale * times * sample.residual(head, happened);
            return times * sample.crossEntropy(head, happened);
        });
    }
}
