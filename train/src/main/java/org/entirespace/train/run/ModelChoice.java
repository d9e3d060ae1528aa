/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.EvaluationPlan;
import org.entirespace.train.recipe.GraphPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.SampledRecipe;
import org.entirespace.train.recipe.TrainingPlan;

/** Exchanges the graph and the method of a recipe and keeps all else, so that models can be compared on the same samples and budget. */
public final class ModelChoice {

    private ModelChoice() {}

    /**
     * The recipe with another model. Weights and quantities that the graph does not know are dropped; an early-stopping
     * quantity it does not know becomes the default one.
     *
     * @throws IllegalArgumentException when the log has no label column for a behaviour of the graph, or leaves out negatives that
     *     scoring could not undo
     */
    public static Recipe with(Recipe recipe, ModelEntry model) {
        BehaviorGraph graph = model.graph();
        Map<String, String> labels = new LinkedHashMap<>();
        for (String behavior : graph.behaviorNames()) {
            labels.put(behavior, recipe.labelColumn(behavior).orElseThrow(() -> lacks(recipe, graph, behavior)));
        }
        CompiledGraph compiled = CompiledGraph.of(graph);
        Recipe chosen = new Recipe(
                recipe.name(),
                recipe.log(),
                new GraphPlan(graph, labels),
                model.method(),
                recipe.network(),
                training(recipe.training(), compiled),
                evaluation(recipe, compiled));
        return SampledRecipe.planned(chosen).recipe();
    }

    private static IllegalArgumentException lacks(Recipe recipe, BehaviorGraph graph, String behavior) {
        return new IllegalArgumentException("model '" + graph.name() + "' needs labels of '"
                + recipe.graph().labels().getOrDefault(behavior, behavior) + "'; the recipe declares "
                + recipe.log().behaviors().keySet());
    }

    private static TrainingPlan training(TrainingPlan plan, CompiledGraph compiled) {
        BehaviorGraph graph = compiled.graph();
        Map<String, Double> weights = new LinkedHashMap<>(plan.weights());
        weights.keySet().retainAll(graph.behaviorNames());
        EarlyStopping stopping = plan.earlyStopping();
        if (!compiled.answers(stopping.quantity())) {
            EarlyStopping fallback = EarlyStopping.defaults(graph);
            stopping = new EarlyStopping(stopping.metric(), fallback.quantity(), stopping.patience());
        }
        return plan.with(weights, stopping);
    }

    /** Everything the graph answers where the recipe asked for everything of its own; else what it asked for and this answers. */
    private static EvaluationPlan evaluation(Recipe recipe, CompiledGraph compiled) {
        EvaluationPlan plan = recipe.evaluation();
        List<Quantity> all = CompiledGraph.of(recipe.graph().graph()).quantities();
        List<Quantity> kept = plan.quantities().equals(all)
                ? compiled.quantities()
                : plan.quantities().stream().filter(compiled::answers).toList();
        return new EvaluationPlan(
                kept.isEmpty() ? compiled.quantities() : kept,
                plan.bootstrap(),
                plan.confidence(),
                plan.calibrationBins());
    }
}
