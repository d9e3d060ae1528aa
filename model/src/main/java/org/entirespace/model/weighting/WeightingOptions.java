/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import java.util.Objects;
import org.entirespace.model.optimizer.AdamOptions;

/**
 * How the terms of an objective are weighed against each other, on top of the weights that the objective gives them.
 *
 * @param kind the method
 * @param learningRate the step size of what the method learns, positive
 * @param restoring how strongly {@link Kind#GRADNORM} favours terms that learn slowly (alpha of its paper), not negative
 */
public record WeightingOptions(Kind kind, double learningRate, double restoring) {

    /** A method of weighing. */
    public enum Kind {
        /** Nothing is learned. */
        FIXED,
        /** Each term has a learned uncertainty. */
        UNCERTAINTY,
        /** Weights that even out the terms' gradients. */
        GRADNORM
    }

    /** Checks the ranges. */
    public WeightingOptions {
        Objects.requireNonNull(kind, "kind");
        AdamOptions.of(learningRate);
        if (!(restoring >= 0) || Double.isInfinite(restoring)) {
            throw new IllegalArgumentException("restoring force " + restoring + "; expected finite and ≥ 0");
        }
    }

    /** The weights of the objective alone. */
    public static WeightingOptions fixed() {
        return new WeightingOptions(Kind.FIXED, 0.001, 1);
    }

    /** The state of a training run over some terms. */
    public TaskWeights start(int terms) {
        return switch (kind) {
            case FIXED -> new FixedWeights(terms);
            case UNCERTAINTY -> new UncertaintyWeights(this, terms);
            case GRADNORM -> new GradNormWeights(this, terms);
        };
    }
}
