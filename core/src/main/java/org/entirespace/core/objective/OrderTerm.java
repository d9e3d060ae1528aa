/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * How far one head predicts above another that it should not exceed, over all samples.
 *
 * <pre>
 *   loss = max(0, p(lower) - p(upper))
 * </pre>
 *
 * <p>Source: the calibrator of Xi et al., "AITM", KDD 2021, equation 9. Right only where the lower behaviour cannot happen
 * without the upper one: a purchase may well be likelier than a cart.
 *
 * @param name what the term is called
 * @param lower the head that should not exceed
 * @param upper the other
 * @param weight the term's weight
 */
public record OrderTerm(String name, String lower, String upper, double weight) implements HeadTerm {

    /** Checks the weight. */
    public OrderTerm {
        TermChecks.weight(name, weight);
    }

    @Override
    public String description() {
        return "max(0, p(" + lower + ") - p(" + upper + "))";
    }

    @Override
    public HeadLoss on(Heads heads) {
        int low = heads.indexOf(lower);
        int high = heads.indexOf(upper);
        return new HeadLoss(sample -> true, (sample, scale, gradient) -> {
            double excess = sample.rate(low) - sample.rate(high);
            if (!(excess > 0)) {
                return 0;
            }
            gradient[low] += scale * sample.rate(low) * sample.rateNot(low);
            gradient[high] -= scale * sample.rate(high) * sample.rateNot(high);
            return excess;
        });
    }
}
