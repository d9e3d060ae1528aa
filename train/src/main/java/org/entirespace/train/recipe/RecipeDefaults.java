/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.train.document.DocumentMapper;
import org.entirespace.train.document.Overlay;
import org.entirespace.train.method.MethodSection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays the defaults of method, network, training and evaluation under what a recipe says. */
final class RecipeDefaults {

    /** Keys whose default follows from other keys or from the machine. */
    static final Set<String> DEPENDENT = Set.of(
            "training.embedding_learning_rate",
            "training.threads",
            "training.early_stopping.quantity",
            "evaluation.quantities");

    private RecipeDefaults() {}

    /** The sections that depend on no model, as they are when a recipe says nothing of them. */
    static Map<String, JsonNode> of(BehaviorGraph graph) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        sections.put("network", DocumentMapper.json().valueToTree(NetworkPlan.defaults()));
        sections.put("training", DocumentMapper.json().valueToTree(TrainingPlan.defaults(graph)));
        sections.put("evaluation", DocumentMapper.json().valueToTree(EvaluationPlan.defaults(graph)));
        return sections;
    }

    /** The recipe with every default filled in. */
    static ObjectNode fill(ObjectNode recipe, BehaviorGraph graph) {
        ObjectNode filled = recipe.deepCopy();
        filled.set("method", MethodSection.filled(recipe));
        of(graph)
                .forEach((section, defaults) ->
                        filled.set(section, Overlay.of((ObjectNode) defaults, recipe.path(section))));
        JsonNode training = recipe.path("training");
        if (!training.has("embedding_learning_rate")) {
            ((ObjectNode) filled.path("training"))
                    .set("embedding_learning_rate", filled.path("training").path("learning_rate"));
        }
        return filled;
    }
}
