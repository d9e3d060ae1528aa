/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.function.Predicate;

/**
 * The computation of a {@link HeadTerm} on one graph: loss and gradient, sample by sample. Immutable.
 *
 * @param counted whether a sample counts in the mean of the term; told by its labels alone
 * @param loss the loss of a sample that counts
 */
public record HeadLoss(Predicate<SampleRow> counted, SampleLoss loss) {

    /** The loss of one sample, and its gradient. */
    @FunctionalInterface
    public interface SampleLoss {

        /**
         * Computes the loss.
         *
         * @param scale what the gradient is multiplied by
         * @param gradient added to: scale * d loss / d logit; (heads)
         * @return the loss, unscaled
         */
        double add(SampleRow sample, double scale, double[] gradient);
    }
}
