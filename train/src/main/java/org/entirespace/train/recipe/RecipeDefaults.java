/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays the defaults of method, network, training and evaluation under what a recipe says. */
final class RecipeDefaults {

    /** Keys whose default follows from other keys or from the machine. */
    private static final Set<String> DEPENDENT = Set.of(
            "training.embedding_learning_rate",
            "training.threads",
            "training.early_stopping.quantity",
            "evaluation.quantities");

    private RecipeDefaults() {}

    /** The sections as they are when a recipe says nothing of them. */
    static Map<String, JsonNode> of(BehaviorGraph graph, MethodPlan method) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        sections.put("method", RecipeMapper.json().valueToTree(method));
        sections.put("network", RecipeMapper.json().valueToTree(NetworkPlan.defaults()));
        sections.put("training", RecipeMapper.json().valueToTree(TrainingPlan.defaults(graph)));
        sections.put("evaluation", RecipeMapper.json().valueToTree(EvaluationPlan.defaults(graph)));
        return sections;
    }

    static boolean isDependent(String path) {
        return DEPENDENT.contains(path);
    }

    /** The recipe with every default filled in. */
    static ObjectNode fill(ObjectNode recipe, BehaviorGraph graph) {
        ObjectNode filled = recipe.deepCopy();
        of(graph, methodOf(recipe))
                .forEach((section, defaults) ->
                        filled.set(section, laidUnder((ObjectNode) defaults, recipe.path(section))));
        JsonNode training = recipe.path("training");
        if (!training.has("embedding_learning_rate")) {
            ((ObjectNode) filled.path("training"))
                    .set("embedding_learning_rate", filled.path("training").path("learning_rate"));
        }
        return filled;
    }

    /** The method of a recipe with its defaults filled in. */
    static ObjectNode method(ObjectNode recipe) {
        ObjectNode defaults = (ObjectNode) RecipeMapper.json().valueToTree(methodOf(recipe));
        return laidUnder(defaults, recipe.path("method"));
    }

    /** The method of the model that the recipe names, or that of a graph of its own. */
    private static MethodPlan methodOf(ObjectNode recipe) {
        String model = recipe.path("model").asString("");
        ModelEntry entry = ModelCatalog.models().get(model);
        return entry == null ? MethodPlan.defaults() : entry.method();
    }

    private static ObjectNode laidUnder(ObjectNode defaults, JsonNode said) {
        said.propertyStream().forEach(member -> {
            JsonNode below = defaults.path(member.getKey());
            boolean nested = below instanceof ObjectNode && member.getValue().isObject();
            defaults.set(
                    member.getKey(), nested ? laidUnder((ObjectNode) below, member.getValue()) : member.getValue());
        });
        return defaults;
    }
}
