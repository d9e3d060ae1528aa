/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/** The computation of a {@link HeadTerm} on one graph: loss and gradient, sample by sample. Immutable. */
public interface HeadLoss {

    /** Whether a sample counts in the mean of this term; told by its labels alone. */
    boolean counts(SampleRow sample);

    /**
     * The loss of a sample that counts, and its gradient.
     *
     * @param scale what the gradient is multiplied by
     * @param gradient added to: scale * d loss / d logit; (heads)
     * @return the loss, unscaled
     */
    double add(SampleRow sample, double scale, double[] gradient);
}
