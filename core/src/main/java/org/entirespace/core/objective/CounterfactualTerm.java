/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The cross-entropy of an auxiliary head, which predicts that a behaviour would <em>not</em> have happened, over the samples
 * that were not selected, each weighted by the inverse of the chance not to be selected.
 *
 * <pre>
 *   loss = (1 - o) (-ln r*) / max(1 - o^, floor)      o: selected, o^: predicted propensity, a constant
 * </pre>
 *
 * <p>Source: the counterfactual risk of Zhu et al., "DCMT", ICDE 2023: where nothing was selected nothing happened, so the
 * counterfactual target 1 - r is 1.
 *
 * @param name what the term is called
 * @param head the auxiliary head
 * @param factual the head of the behaviour itself, a rate after one behaviour
 * @param floor the smallest chance not to be selected, in (0, 1]
 * @param weight the term's weight
 */
public record CounterfactualTerm(String name, String head, String factual, double floor, double weight)
        implements HeadTerm {

    /** Checks the ranges. */
    public CounterfactualTerm {
        TermChecks.weight(name, weight);
        TermChecks.floor(name, floor);
    }

    @Override
    public String description() {
        return "cross-entropy of " + head + " against 1 where " + factual
                + " does not apply, over 1 - propensity, not below " + floor;
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, factual);
        int counterfactual = heads.indexOf(head);
        return new HeadLoss(selection::isKnown, (sample, scale, gradient) -> {
            if (selection.isSelected(sample)) {
                return 0;
            }
            double times = 1 / Math.max(floor, sample.rateNot(selection.propensity));
            gradient[counterfactual] += scale * times * sample.residual(counterfactual, true);
            return times * sample.crossEntropy(counterfactual, true);
        });
    }
}
