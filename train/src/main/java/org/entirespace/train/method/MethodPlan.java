/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.core.objective.Fitting;
import org.entirespace.core.objective.FittingOptions;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.weighting.WeightingOptions;
import org.entirespace.trees.TreesOptions;

/**
 * What makes a method of a graph: how its heads are fitted, what they share, what ties them. Not the graph, and not the budget,
 * which methods that are compared have in common.
 *
 * @param learner what is fitted to the heads
 * @param fitting what heads are fitted to, and on which samples
 * @param positiveWeight see {@link FittingOptions}
 * @param missingShare see {@link FittingOptions}
 * @param propensityFloor see {@link FittingOptions}
 * @param riskWeight see {@link FittingOptions}
 * @param jointWeight see {@link FittingOptions}
 * @param complementWeight see {@link FittingOptions}
 * @param embeddings whose the embeddings are
 * @param sharing what towers share
 * @param constraint what ties two towers
 * @param weighting how loss terms are weighed
 * @param ratios whether conditionals are ratios of marginals
 * @param trees how trees grow, where the learner is trees
 */
public record MethodPlan(
        @JsonPropertyDescription("What is fitted to the heads; trees need the fitting heads or over_sampling.")
        Learner learner,

        @JsonPropertyDescription("What heads are fitted to, and on which impressions.")
        Fitting fitting,

        @JsonPropertyDescription("How often over_sampling counts a positive sample; undone when scoring.")
        double positiveWeight,

        @JsonPropertyDescription("Share of unclicked impressions that missing_as_negative takes as negative.")
        double missingShare,

        @JsonPropertyDescription("Smallest propensity of rejection and of inverse propensities.")
        double propensityFloor,

        @JsonPropertyDescription("Weight of the conditional head's own risk beside the marginals.")
        double riskWeight,

        @JsonPropertyDescription("Weight of the last marginal beside that risk.")
        double jointWeight,

        @JsonPropertyDescription("Weight that holds factual and counterfactual heads to be complements.")
        double complementWeight,

        @JsonPropertyDescription("Whether all towers read the same embeddings.")
        EmbeddingSharing embeddings,

        @JsonPropertyDescription("What towers share besides embeddings.")
        SharingPlan sharing,

        @JsonPropertyDescription("What ties two towers.") ConstraintPlan constraint,

        @JsonPropertyDescription("How loss terms are weighed against each other.")
        WeightingPlan weighting,

        @JsonPropertyDescription("Take conditionals as ratios of marginals, which may exceed 1.")
        boolean ratios,

        @JsonPropertyDescription("How trees grow, where the learner is trees.")
        TreesPlan trees) {

    /** Checks the ranges. */
    public MethodPlan {
        new FittingOptions(positiveWeight, missingShare, propensityFloor, riskWeight, jointWeight, complementWeight);
    }

    /** Entire space, shared embeddings, towers. */
    public static MethodPlan defaults() {
        FittingOptions options = FittingOptions.defaults();
        return new MethodPlan(
                Learner.NETWORK,
                Fitting.ENTIRE_SPACE,
                options.positiveWeight(),
                options.missingShare(),
                options.propensityFloor(),
                options.riskWeight(),
                options.jointWeight(),
                options.complementWeight(),
                EmbeddingSharing.SHARED,
                SharingPlan.of(Sharing.Kind.TOWERS),
                ConstraintPlan.none(),
                WeightingPlan.of(WeightingOptions.Kind.FIXED),
                false,
                TreesPlan.defaults());
    }

    /** The numbers of the fitting. */
    public FittingOptions fittingOptions() {
        return new FittingOptions(
                positiveWeight, missingShare, propensityFloor, riskWeight, jointWeight, complementWeight);
    }

    /** What ties two towers, as the trainer takes it. */
    public TwinConstraint twinConstraint() {
        return constraint.constraint();
    }

    /** How loss terms are weighed, as the trainer takes it. */
    public WeightingOptions weightingOptions() {
        return weighting.options();
    }

    /** How trees grow, as their trainer takes it. */
    public TreesOptions treesOptions() {
        return trees.options();
    }

    /** What towers share, as the network takes it. */
    public Sharing towerSharing() {
        return sharing.sharing();
    }

    /**
     * This method with another strength of what ties two towers.
     *
     * @param strength see {@link ConstraintPlan}
     */
    public MethodPlan withConstraintStrength(double strength) {
        ConstraintPlan other = new ConstraintPlan(constraint.kind(), constraint.first(), constraint.second(), strength);
        return with(learner, fitting, embeddings, sharing, other, ratios);
    }

    /**
     * This method with trees of another depth, which tells only where the learner is trees.
     *
     * @param depth see {@link TreesPlan}
     */
    public MethodPlan withTreesDepth(int depth) {
        return new MethodPlan(
                learner,
                fitting,
                positiveWeight,
                missingShare,
                propensityFloor,
                riskWeight,
                jointWeight,
                complementWeight,
                embeddings,
                sharing,
                constraint,
                weighting,
                ratios,
                trees.withDepth(depth));
    }

    MethodPlan with(Learner other) {
        return with(other, fitting, embeddings, sharing, constraint, ratios);
    }

    MethodPlan with(Fitting other) {
        return with(learner, other, embeddings, sharing, constraint, ratios);
    }

    MethodPlan with(EmbeddingSharing other) {
        return with(learner, fitting, other, sharing, constraint, ratios);
    }

    MethodPlan with(Sharing.Kind other) {
        return with(learner, fitting, embeddings, SharingPlan.of(other), constraint, ratios);
    }

    MethodPlan with(ConstraintKind kind, String first, String second) {
        ConstraintPlan other = new ConstraintPlan(kind, first, second, constraint.strength());
        return with(learner, fitting, embeddings, sharing, other, ratios);
    }

    MethodPlan withRatios() {
        return with(learner, fitting, embeddings, sharing, constraint, true);
    }

    private MethodPlan with(
            Learner otherLearner,
            Fitting otherFitting,
            EmbeddingSharing otherEmbeddings,
            SharingPlan otherSharing,
            ConstraintPlan otherConstraint,
            boolean otherRatios) {
        return new MethodPlan(
                otherLearner,
                otherFitting,
                positiveWeight,
                missingShare,
                propensityFloor,
                riskWeight,
                jointWeight,
                complementWeight,
                otherEmbeddings,
                otherSharing,
                otherConstraint,
                weighting,
                otherRatios,
                trees);
    }
}
