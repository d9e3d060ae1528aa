/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * How far a factual and a counterfactual prediction are from being complements, over all samples.
 *
 * <pre>
 *   loss = |1 - (r^ + r*)|      d loss / dz = -sign(1 - r^ - r*) r (1 - r)   for either head; 0 where they are complements
 * </pre>
 *
 * <p>Source: the counterfactual prior of Zhu et al., "DCMT", ICDE 2023.
 *
 * @param name what the term is called
 * @param factual one head
 * @param counterfactual the other
 * @param weight the term's weight
 */
public record ComplementTerm(String name, String factual, String counterfactual, double weight) implements HeadTerm {

    /** Checks the weight. */
    public ComplementTerm {
        TermChecks.weight(name, weight);
    }

    @Override
    public String description() {
        return "|1 - (p(" + factual + ") + " + counterfactual + ")|";
    }

    @Override
    public HeadLoss on(Heads heads) {
        int one = heads.indexOf(factual);
        int other = heads.indexOf(counterfactual);
        return new HeadLoss(sample -> true, (sample, scale, gradient) -> {
            // 1 - r^ - r*, from the smaller numbers so that it does not round to zero
            double gap = sample.rateNot(one) - sample.rate(other);
            double slope = -scale * Math.signum(gap);
            gradient[one] += slope * sample.rate(one) * sample.rateNot(one);
            gradient[other] += slope * sample.rate(other) * sample.rateNot(other);
            return Math.abs(gap);
        });
    }
}
