/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Place;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;

/** Rules of the behaviour graph and of its ties to the log's labels. */
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
        for (Node alias : check.graph.at("aliases").members()) {
            facts.quantity(alias.key(), message -> problems.atKey(alias, message.text(), message.hint()));
        }
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
        int before = problems.count();
        Node behaviors = graph.at("behaviors");
        behaviors.members().forEach(this::behavior);
        circle(behaviors);
        boolean sound = problems.count() == before && !behaviors.keys().isEmpty();
        return sound ? declared(behaviors) : GraphFacts.named(behaviors.keys());
    }

    /** The declared graph, unless the schema has found fault with it. */
    private static GraphFacts declared(Node behaviors) {
        try {
            Map<String, GraphBehavior> links = new LinkedHashMap<>();
            behaviors.members().forEach(behavior -> links.put(behavior.key(), links(behavior)));
            var section = new GraphSection(null, links, null, null);
            return GraphFacts.of(section.plan("graph").graph());
        } catch (IllegalArgumentException e) {
            return GraphFacts.named(behaviors.keys());
        }
    }

    private static GraphBehavior links(Node behavior) {
        return new GraphBehavior(names(behavior.at("requires")), names(behavior.at("given")));
    }

    private static List<String> names(Node list) {
        return list.texts().stream().map(text -> text.value().asString()).toList();
    }

    private void behavior(Node behavior) {
        if (behavior.key().equals(Space.ENTIRE.name())) {
            problems.atKey(behavior, "the name stands for the root of the graph", "give it another name");
        }
        List<String> required = names(behavior.at("requires"));
        List<String> known = graph.at("behaviors").keys();
        for (String link : List.of("requires", "given")) {
            for (Node other : behavior.at(link).texts()) {
                String name = other.value().asString();
                if (name.equals(behavior.key())) {
                    problems.atValue(other, "'" + name + "' refers to itself", "");
                } else if (name.equals(Space.ENTIRE.name())) {
                    problems.atValue(other, "every behavior follows the impression", "remove it");
                } else if (!known.contains(name)) {
                    problems.atValue(other, "unknown behavior '" + name + "'", Suggestion.hint(name, known));
                } else if (link.equals("given") && required.contains(name)) {
                    problems.atValue(other, "'" + name + "' is required, so its outcome is known", "remove it");
                }
            }
        }
    }

    private void circle(Node behaviors) {
        Map<String, List<String>> parents = new LinkedHashMap<>();
        for (Node behavior : behaviors.members()) {
            List<String> others = new ArrayList<>(names(behavior.at("requires")));
            others.addAll(names(behavior.at("given")));
            others.removeIf(behavior.key()::equals);
            parents.put(behavior.key(), others);
        }
        Circle.find(parents).ifPresent(circle -> {
            String message = "behaviors depend on each other in a circle: " + LabelCheck.arrows(circle);
            problems.atKey(behaviors.at(circle.get(0)), message, "");
        });
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
