/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * The numbers that some ways of fitting have; each way reads its own.
 *
 * @param positiveWeight how often a positive sample counts ({@link Fitting#OVER_SAMPLING}), at least 1
 * @param missingShare the share of unselected samples taken as negative ({@link Fitting#MISSING_AS_NEGATIVE}), in [0, 1]
 * @param propensityFloor the smallest propensity (rejection, propensities), in (0, 1]
 * @param riskWeight the weight of the conditional head's own risk (propensities), finite and not negative
 * @param jointWeight the weight of the composed marginal beside that risk, finite and not negative
 * @param complementWeight the weight that holds the two heads of {@link Fitting#COUNTERFACTUAL} to be complements
 */
public record FittingOptions(
        double positiveWeight,
        double missingShare,
        double propensityFloor,
        double riskWeight,
        double jointWeight,
        double complementWeight) {

    /** Checks the ranges. */
    public FittingOptions {
        boolean copies = positiveWeight >= 1 && !Double.isInfinite(positiveWeight);
        TermChecks.require("fitting", "positive weight", positiveWeight, copies, "finite and ≥ 1");
        boolean share = missingShare >= 0 && missingShare <= 1;
        TermChecks.require("fitting", "missing share", missingShare, share, "in [0, 1]");
        TermChecks.floor("fitting", propensityFloor);
        TermChecks.weight("fitting: risk", riskWeight);
        TermChecks.weight("fitting: joint", jointWeight);
        TermChecks.weight("fitting: complement", complementWeight);
    }

    /** Positive samples ten times, a tenth of the missing ones, propensities from 0.01, all risks at 1, complements at 0.001. */
    public static FittingOptions defaults() {
        return new FittingOptions(10, 0.1, 0.01, 1, 1, 0.001);
    }
}
