/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The cross-entropy of a head over selected samples, each weighted by the inverse of its propensity, as a mean over all
 * samples whose outcome is known or which were not selected.
 *
 * <pre>
 *   loss = o e / max(o^, floor)        o: selected, e: cross-entropy of the head, o^: predicted propensity, a constant
 *   E[loss | x] = p(o) / o^ * E[e | x] = E[e | x]     where o^ is right and above the floor
 * </pre>
 *
 * <p>Source: the IPS risk of Wang et al., "ESCM2", SIGIR 2022. No gradient flows into the propensity: it could lower the loss
 * by raising o^.
 *
 * @param name what the term is called
 * @param head the head, a rate after one behaviour
 * @param floor the smallest propensity, in (0, 1]; no weight is above its inverse
 * @param weight the term's weight
 */
public record PropensityTerm(String name, String head, double floor, double weight) implements HeadTerm {

    /** Checks the ranges. */
    public PropensityTerm {
        TermChecks.weight(name, weight);
        TermChecks.floor(name, floor);
    }

    @Override
    public String description() {
        return "cross-entropy of p(" + head + ") where it applies, over the propensity, not below " + floor;
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, head);
        return new HeadLoss(selection::isKnown, (sample, scale, gradient) -> {
            if (!selection.isSelected(sample)) {
                return 0;
            }
            double times = 1 / selection.propensity(sample, floor);
            gradient[selection.head] += scale * times * selection.residual(sample);
            return times * selection.crossEntropy(sample);
        });
    }
}
