/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.objective.SampledNegatives;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.train.method.MethodPlan;

/**
 * A recipe on samples of which some negatives may have been left out. The samples say which, not the recipe: they may have been
 * prepared by another one. Training stays in the space of what is there, and the readout leads back to all impressions. Immutable.
 *
 * @param recipe the recipe
 * @param negatives which negatives stayed; empty where all did
 */
public record SampledRecipe(Recipe recipe, Optional<NegativeSampling> negatives) {

    /**
     * Checks that scoring can undo what was left out.
     *
     * @throws IllegalArgumentException when it cannot, for this graph and method
     */
    public SampledRecipe {
        negatives = negatives.filter(sampling -> sampling.rate() < 1);
        negatives
                .flatMap(sampling -> refusal(recipe.graph(), recipe.method(), sampling.behavior()))
                .ifPresent(why -> {
                    throw new IllegalArgumentException("recipe '" + recipe.name()
                            + "' cannot be trained on samples without some negatives: " + why
                            + "; prepare samples without split.negative_sampling");
                });
    }

    /**
     * A recipe on samples that it prepares itself; how many negatives stay is not known yet, and 0 here.
     *
     * @throws IllegalArgumentException when scoring cannot undo what the recipe leaves out
     */
    public static SampledRecipe planned(Recipe recipe) {
        return new SampledRecipe(
                recipe,
                Optional.ofNullable(recipe.log().split().negativeSampling())
                        .map(plan -> new NegativeSampling(plan.behavior(), plan.rate(), 0, 0)));
    }

    /**
     * Why what is trained without some negatives could not be undone; empty where it can be.
     *
     * @param column the label column whose negatives are left out
     */
    static Optional<String> refusal(GraphPlan plan, MethodPlan method, String column) {
        Optional<String> behavior = behavior(plan, column);
        if (behavior.isEmpty()) {
            return Optional.of("graph '" + plan.graph().name() + "' has no behavior of label '" + column + "', it has "
                    + plan.labels());
        }
        TwinConstraint twins = method.twinConstraint();
        if (List.of(twins.first(), twins.second()).contains(behavior.get())) {
            return Optional.of("the constraint ties p(" + behavior.get()
                    + ") to another head; expected none on it, for it alone is moved");
        }
        return SampledNegatives.refusal(plan.graph(), behavior.get(), method.fitting());
    }

    private static Optional<String> behavior(GraphPlan plan, String column) {
        return plan.graph().behaviorNames().stream()
                .filter(name -> plan.label(name).equals(column))
                .findFirst();
    }

    /** What undoes it, to be taken off logits by head; empty where nothing was left out. */
    public Map<String, Double> logitShifts() {
        return negatives
                .map(sampling -> SampledNegatives.logitShifts(
                        behavior(recipe.graph(), sampling.behavior()).orElseThrow(), sampling))
                .orElse(Map.of());
    }

    /** What was left out, for people who read losses; empty where nothing was. */
    public Optional<String> words() {
        return negatives.map(sampling -> "training samples have " + sampling.rate() + " of the negatives of '"
                + sampling.behavior() + "': training losses are of these, all else is of all impressions");
    }

    /** How logits of heads become probabilities of all impressions. */
    public Readout readout() {
        return recipe.readout().shiftedBy(logitShifts());
    }

    /** The form of the network that is trained and scored. */
    public NetworkOptions networkOptions() {
        return recipe.networkOptions().with(readout());
    }

    /**
     * The log-odds of rates in all impressions.
     *
     * @param sampled those in what stayed, in head order
     */
    public double[] trueLogOdds(double[] sampled) {
        double[] logOdds = sampled.clone();
        for (Rate rate : CompiledGraph.of(recipe.graph().graph()).rates()) {
            logOdds[rate.index()] -= logitShifts().getOrDefault(rate.name(), 0.0);
        }
        return logOdds;
    }
}
