/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.Objects;

/**
 * One addend of the objective: the cross-entropy of a composed probability, as a mean over the observed samples of its
 * space, times a weight.
 *
 * @param quantity the probability fitted
 * @param weight its weight, finite and not negative
 */
public record LossTerm(Quantity quantity, double weight) {

    /** Checks the weight. */
    public LossTerm {
        Objects.requireNonNull(quantity, "quantity");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight of the loss on '" + quantity.key() + "': " + weight + "; expected finite and ≥ 0");
        }
    }
}
