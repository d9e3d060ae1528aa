/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** The order of label columns: they are made one after the other, so each comes after those it refers to. */
final class LabelOrder {

    private final Node behaviors;
    private final Problems problems;

    LabelOrder(Node behaviors, Problems problems) {
        this.behaviors = behaviors;
        this.problems = problems;
    }

    /**
     * Reports a circle, or else every reference to what is declared further down.
     *
     * @param key the key that refers to others, by one name or a list
     * @param circular what behaviours in a circle do, such as {@code behaviors follow each other}
     */
    void check(String key, String circular) {
        Map<String, List<Node>> references = references(key);
        Map<String, List<String>> names = new LinkedHashMap<>();
        references.forEach((name, others) -> names.put(
                name, others.stream().map(other -> other.value().asString()).toList()));
        var circle = Circle.find(names);
        if (circle.isPresent()) {
            Node first = behaviors.at(circle.get().get(0)).at(key);
            problems.atValue(first, circular + " in a circle: " + LabelCheck.arrows(circle.get()), "");
            return;
        }
        List<String> declared = behaviors.keys();
        references.forEach((name, others) -> others.stream()
                .filter(other -> declared.indexOf(other.value().asString()) > declared.indexOf(name))
                .forEach(other -> problems.atValue(
                        other,
                        "'" + other.value().asString() + "' is declared further down",
                        "move behaviors." + other.value().asString() + " above behaviors." + name)));
    }

    /** What each behaviour refers to; others report references to itself and to unions where there may be none. */
    private Map<String, List<Node>> references(String key) {
        Map<String, List<Node>> references = new LinkedHashMap<>();
        for (Node behavior : behaviors.members()) {
            List<Node> others = behavior.at(key).texts().stream()
                    .filter(other -> !other.value().asString().equals(behavior.key()))
                    .filter(other -> !other.value().asString().equals(Space.ENTIRE.name()))
                    .filter(other -> key.equals(UnionCheck.KEY)
                            || !UnionCheck.isUnion(behaviors.at(other.value().asString())))
                    .toList();
            if (!others.isEmpty()) {
                references.put(behavior.key(), others);
            }
        }
        return references;
    }
}
