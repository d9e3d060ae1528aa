/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.method.MethodSection;

/** Rules of the negatives that are left out: the behaviour is there, and graph and method let scoring undo it. */
final class NegativeCheck {

    private NegativeCheck() {}

    static void check(Node recipe, BehaviorGraph graph, Problems problems) {
        Node behavior = recipe.at("split").at("negative_sampling").at("behavior");
        Optional<String> column = behavior.text();
        if (column.isEmpty()) {
            return;
        }
        var columns = recipe.at("behaviors").keys();
        if (!columns.contains(column.get())) {
            problems.atValue(
                    behavior, "unknown behavior '" + column.get() + "'", Suggestion.hint(column.get(), columns));
            return;
        }
        Map<String, String> labels = new HashMap<>();
        for (Node label : recipe.at("graph").at("labels").members()) {
            label.text().ifPresent(text -> labels.put(label.key(), text));
        }
        MethodSection.plan(recipe)
                .flatMap(method -> SampledRecipe.refusal(GraphPlan.of(graph, labels), method, column.get()))
                .ifPresent(why -> problems.atValue(behavior, "cannot be undone: " + why, ""));
    }
}
