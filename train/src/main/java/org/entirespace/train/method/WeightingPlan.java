/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.model.weighting.WeightingOptions;

/**
 * How loss terms are weighed against each other, on top of {@code training.weights}.
 *
 * @param kind the method
 * @param learningRate the step size of what it learns
 * @param restoring how strongly gradnorm favours terms that learn slowly
 */
public record WeightingPlan(
        @JsonPropertyDescription("How loss terms are weighed on top of training.weights.")
        WeightingOptions.Kind kind,

        @JsonPropertyDescription("Step size of learned weights.")
        double learningRate,

        @JsonPropertyDescription("How strongly gradnorm favours terms that learn slowly (alpha).")
        double restoring) {

    /** Checks the ranges. */
    public WeightingPlan {
        new WeightingOptions(kind, learningRate, restoring);
    }

    static WeightingPlan of(WeightingOptions.Kind kind) {
        WeightingOptions fixed = WeightingOptions.fixed();
        return new WeightingPlan(kind, fixed.learningRate(), fixed.restoring());
    }

    WeightingOptions options() {
        return new WeightingOptions(kind, learningRate, restoring);
    }
}
