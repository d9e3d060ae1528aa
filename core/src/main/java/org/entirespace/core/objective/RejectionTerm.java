/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The cross-entropy of a head over selected samples that a rejection sampler has drawn: those that were likely to be selected
 * are accepted less often, so that what is left is spread as all samples are.
 *
 * <pre>
 *   accept a selected sample with probability floor / max(o, floor)        o: its predicted propensity
 *   p(accepted, selected) = o * floor / o = floor     for every sample with o &gt;= floor
 * </pre>
 *
 * <p>Source: the baseline "UNBIAS" of Ma et al., SIGIR 2018, section 3.2. No gradient flows into the propensity.
 *
 * @param name what the term is called
 * @param head the head, a rate after one behaviour
 * @param floor the smallest propensity that is told apart, in (0, 1]; the lower, the less bias and the fewer samples
 * @param weight the term's weight
 */
public record RejectionTerm(String name, String head, double floor, double weight) implements HeadTerm {

    /** Checks the ranges. */
    public RejectionTerm {
        TermChecks.weight(name, weight);
        TermChecks.floor(name, floor);
    }

    @Override
    public String description() {
        return "cross-entropy of p(" + head + ") where it applies, accepted with " + floor + " / propensity";
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, head);
        return new HeadLoss(
                sample -> selection.isSelected(sample) && selection.isKnown(sample), (sample, scale, gradient) -> {
                    if (sample.chance() * selection.propensity(sample, floor) >= floor) {
                        return 0;
                    }
                    gradient[selection.head] += scale * selection.residual(sample);
                    return selection.crossEntropy(sample);
                });
    }
}
