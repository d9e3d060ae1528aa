/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The cross-entropy of a head over the selected samples and a random share of the others, which count as negative: "all
 * missing as negative". It takes what was never seen for what did not happen, so it predicts too low, and no factor mends it.
 *
 * <p>Source: Pan et al., "One-Class Collaborative Filtering", ICDM 2008, as used by Ma et al., SIGIR 2018, section 3.2.
 *
 * @param name what the term is called
 * @param head the head, a rate after one behaviour
 * @param share the share of unselected samples that are taken in, in [0, 1]; drawn anew in each batch
 * @param weight the term's weight
 */
public record MissingAsNegativeTerm(String name, String head, double share, double weight) implements HeadTerm {

    /** Checks the ranges. */
    public MissingAsNegativeTerm {
        TermChecks.weight(name, weight);
        TermChecks.require(name, "share", share, share >= 0 && share <= 1, "in [0, 1]");
    }

    @Override
    public String description() {
        return "cross-entropy of p(" + head + ") where it applies, and " + share + " of all else as negative";
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, head);
        return new HeadLoss(selection::isKnown, (sample, scale, gradient) -> {
            if (!selection.isSelected(sample) && sample.chance() >= share) {
                return 0;
            }
            boolean happened = selection.isSelected(sample) && selection.happened(sample);
            gradient[selection.head] += scale * sample.residual(selection.head, happened);
            return sample.crossEntropy(selection.head, happened);
        });
    }
}
