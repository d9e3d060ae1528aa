/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The squared error of an imputed loss over selected samples, weighted by the inverse propensity.
 *
 * <pre>
 *   loss = o (e - e^)^2 / max(o^, floor)      e: cross-entropy of the head, a constant here; e^ = ln(1 + e^z): imputed, ≥ 0
 *   d loss / dz = -2 o (e - e^) sigma(z) / max(o^, floor)
 * </pre>
 *
 * <p>Source: the imputation loss of Wang et al., "ESCM2", SIGIR 2022. Only the imputing head learns from it: through e the
 * head itself would be pulled towards what was imputed.
 *
 * @param name what the term is called
 * @param head the head whose loss is imputed, a rate after one behaviour
 * @param imputation the auxiliary head that imputes
 * @param floor the smallest propensity, in (0, 1]
 * @param weight the term's weight
 */
public record ImputationTerm(String name, String head, String imputation, double floor, double weight)
        implements HeadTerm {

    /** Checks the ranges. */
    public ImputationTerm {
        TermChecks.weight(name, weight);
        TermChecks.floor(name, floor);
    }

    @Override
    public String description() {
        return "squared error of " + imputation + " against the loss of p(" + head
                + ") where it applies, over the propensity, not below " + floor;
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, head);
        int imputing = heads.indexOf(imputation);
        return new HeadLoss(selection::isKnown, (sample, scale, gradient) -> {
            if (!selection.isSelected(sample)) {
                return 0;
            }
            double times = 1 / selection.propensity(sample, floor);
            double missed = selection.crossEntropy(sample) - SampleRow.softplus(sample.logit(imputing));
            gradient[imputing] -= scale * times * 2 * missed * sample.rate(imputing);
            return times * missed * missed;
        });
    }
}
