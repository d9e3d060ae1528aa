/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.Optional;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Place;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;

/** Rules of the graph of a recipe, a model's or its own, and of its ties to the log's labels. */
final class GraphCheck {

    private final Node model;
    private final Node graph;
    private final Problems problems;

    private GraphCheck(Node recipe, Problems problems) {
        this.model = recipe.at("model");
        this.graph = recipe.at("graph");
        this.problems = problems;
    }

    /** Checks the graph, and says what is known of it however wrong it is. */
    static GraphFacts check(Node recipe, Problems problems) {
        var check = new GraphCheck(recipe, problems);
        check.kind();
        GraphFacts facts = check.facts();
        OwnGraphCheck.aliases(check.graph, facts, problems);
        check.labels(recipe.at("behaviors"), facts.names());
        return facts;
    }

    private void kind() {
        if (!model.isPresent() && !graph.isPresent()) {
            problems.add(Place.START, "neither a model nor a graph", "write model: hm3, or declare graph.behaviors");
        } else if (!model.isPresent()
                && graph.value().isObject()
                && !graph.at("behaviors").isPresent()) {
            problems.atKey(graph, "neither a model nor behaviors", "write model: hm3, or declare behaviors here");
        }
        for (String key : List.of("name", "behaviors", "aliases")) {
            if (model.isPresent() && graph.at(key).isPresent()) {
                problems.atKey(graph.at(key), "does not go with 'model'", "remove one of the two");
            }
        }
    }

    private GraphFacts facts() {
        Optional<String> name = model.text();
        if (name.isPresent()) {
            ModelEntry found = ModelCatalog.models().get(name.get());
            return found == null ? GraphFacts.unknown() : GraphFacts.of(found.graph());
        }
        return OwnGraphCheck.behaviors(graph, problems);
    }

    private void labels(Node columns, List<String> names) {
        Node labels = graph.at("labels");
        for (Node label : labels.members()) {
            if (!names.isEmpty() && !names.contains(label.key())) {
                problems.atKey(label, "unknown behavior '" + label.key() + "'", Suggestion.hint(label.key(), names));
            }
            names.stream()
                    .filter(other -> names.contains(label.key()) && !other.equals(label.key()))
                    .filter(other -> column(labels, other).equals(label.text()))
                    .forEach(other -> problems.atValue(label, "it is the label of '" + other + "' too", ""));
        }
        if (columns.value().isObject()) {
            for (String name : names) {
                column(labels, name).ifPresent(column -> label(name, column, labels.at(name), columns.keys()));
            }
        }
    }

    private static Optional<String> column(Node labels, String behavior) {
        return labels.at(behavior).isPresent() ? labels.at(behavior).text() : Optional.of(behavior);
    }

    private void label(String name, String column, Node label, List<String> columns) {
        if (columns.contains(column) || name.equals(Space.ENTIRE.name())) {
            return;
        }
        if (label.isPresent()) {
            problems.atValue(label, "unknown label column '" + column + "'", Suggestion.hint(column, columns));
            return;
        }
        String hint = Suggestion.nearest(name, columns)
                .map(near -> "did you mean behaviors." + near + "? Otherwise")
                .orElse("declare behaviors." + name + ", or");
        String message = "behavior '" + name + "' has no label column";
        hint += " name its column by graph.labels." + name;
        if (model.isPresent()) {
            problems.atValue(model, message, hint);
        } else {
            problems.atKey(graph.at("behaviors").at(name), message, hint);
        }
    }
}
