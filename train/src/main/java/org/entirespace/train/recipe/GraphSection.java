/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import java.util.Objects;
import org.entirespace.core.graph.BehaviorGraph;
import org.jspecify.annotations.Nullable;

/**
 * The graph as a recipe writes it: behaviours of its own, or those of a model with other labels.
 *
 * @param name the name of an own graph; default the recipe's
 * @param behaviors the behaviours of an own graph
 * @param aliases names of quantities of an own graph
 * @param labels label columns by behaviour; default the behaviour's name
 */
record GraphSection(
        @JsonPropertyDescription("Name of the graph; default the recipe's name.") @Nullable
        String name,

        @JsonPropertyDescription("Behaviors of a graph of one's own, instead of a model.") @Nullable
        Map<String, GraphBehavior> behaviors,

        @JsonPropertyDescription("Names of quantities in reports, such as purchase|click: CVR.") @Nullable
        Map<String, String> aliases,

        @JsonPropertyDescription("Label columns by behavior of the graph; default the behavior's own name.") @Nullable
        Map<String, String> labels) {

    /**
     * The graph and its labels.
     *
     * @throws IllegalArgumentException when it breaks a rule of {@link BehaviorGraph}
     */
    GraphPlan plan(String recipe) {
        return labelled(graph(recipe));
    }

    /** A graph that was chosen otherwise, with these labels. */
    GraphPlan labelled(BehaviorGraph graph) {
        return GraphPlan.of(graph, Objects.requireNonNullElse(labels, Map.of()));
    }

    private BehaviorGraph graph(String recipe) {
        return new OwnGraph(Objects.requireNonNullElse(behaviors, Map.of()), aliases)
                .graph(Objects.requireNonNullElse(name, recipe));
    }
}
