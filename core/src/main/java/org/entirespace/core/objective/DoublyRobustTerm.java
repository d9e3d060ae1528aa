/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The loss of a head, imputed for every sample and corrected where it was seen: right on average when either the propensity or
 * the imputation is.
 *
 * <pre>
 *   loss = e^ + o (e - e^) / max(o^, floor)      e: cross-entropy of the head, e^ = ln(1 + e^z): imputed
 *   d loss / dz_head       = o (p - y) / max(o^, floor)                 as without imputation
 *   d loss / dz_imputation = (1 - o / max(o^, floor)) sigma(z)          zero on average where o^ is right
 * </pre>
 *
 * <p>Source: the DR risk of Wang et al., "ESCM2", SIGIR 2022. Since e^ is a head of its own and no function of the predicted
 * rate, the rate's own gradient is that of {@link PropensityTerm}; imputation acts on it through what the two heads share.
 *
 * @param name what the term is called
 * @param head the head, a rate after one behaviour
 * @param imputation the auxiliary head that imputes its loss
 * @param floor the smallest propensity, in (0, 1]
 * @param weight the term's weight
 */
public record DoublyRobustTerm(String name, String head, String imputation, double floor, double weight)
        implements HeadTerm {

    /** Checks the ranges. */
    public DoublyRobustTerm {
        TermChecks.weight(name, weight);
        TermChecks.floor(name, floor);
    }

    @Override
    public String description() {
        return imputation + " + (cross-entropy of p(" + head + ") - " + imputation
                + ") where it applies, over the propensity, not below " + floor;
    }

    @Override
    public HeadLoss on(Heads heads) {
        Selection selection = Selection.of(heads, head);
        int imputing = heads.indexOf(imputation);
        return new HeadLoss(selection::isKnown, (sample, scale, gradient) -> {
            double times = selection.isSelected(sample) ? 1 / selection.propensity(sample, floor) : 0;
            double imputed = SampleRow.softplus(sample.logit(imputing));
            gradient[imputing] += scale * (1 - times) * sample.rate(imputing);
            if (times == 0) {
                return imputed;
            }
            gradient[selection.head] += scale * times * selection.residual(sample);
            return imputed + times * (selection.crossEntropy(sample) - imputed);
        });
    }
}
