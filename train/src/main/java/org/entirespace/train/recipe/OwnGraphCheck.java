/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules of a graph of one's own, wherever a document declares one. Not of its labels, which the log decides. */
public final class OwnGraphCheck {

    private final Node behaviors;
    private final Problems problems;

    private OwnGraphCheck(Node graph, Problems problems) {
        this.behaviors = graph.at("behaviors");
        this.problems = problems;
    }

    /**
     * Checks a graph; absent where it is not sound, of which either this or the schema has told.
     *
     * @param graph what has the keys {@code behaviors} and {@code aliases}
     * @param problems gathers what is wrong
     */
    public static Optional<CompiledGraph> check(Node graph, Problems problems) {
        GraphFacts facts = behaviors(graph, problems);
        aliases(graph, facts, problems);
        return facts.graph();
    }

    /** Checks the behaviours, and says what is known of the graph however wrong it is. */
    static GraphFacts behaviors(Node graph, Problems problems) {
        int before = problems.count();
        var check = new OwnGraphCheck(graph, problems);
        check.behaviors.members().forEach(check::behavior);
        check.circle();
        boolean sound = problems.count() == before && !check.behaviors.keys().isEmpty();
        return sound ? declared(check.behaviors) : GraphFacts.named(check.behaviors.keys());
    }

    /** Every alias names a quantity of the graph. */
    static void aliases(Node graph, GraphFacts facts, Problems problems) {
        for (Node alias : graph.at("aliases").members()) {
            facts.quantity(alias.key(), fault -> problems.atKey(alias, fault.text(), fault.hint()));
        }
    }

    /** The declared graph, unless the schema has found fault with it. */
    private static GraphFacts declared(Node behaviors) {
        try {
            Map<String, GraphBehavior> links = new LinkedHashMap<>();
            behaviors.members().forEach(behavior -> links.put(behavior.key(), links(behavior)));
            return GraphFacts.of(new OwnGraph(links, null).graph("graph"));
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
        List<String> known = behaviors.keys();
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

    private void circle() {
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
}
