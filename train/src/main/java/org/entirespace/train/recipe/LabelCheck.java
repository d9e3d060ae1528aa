/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Space;

/** Rules between the label columns of a log: what follows what, and until when. */
final class LabelCheck {

    private static final String ROOT = Space.ENTIRE.name();

    private final Node behaviors;
    private final Problems problems;

    private LabelCheck(Node behaviors, Problems problems) {
        this.behaviors = behaviors;
        this.problems = problems;
    }

    static void check(Node recipe, Problems problems) {
        var check = new LabelCheck(recipe.at("behaviors"), problems);
        check.behaviors.members().forEach(check::behavior);
        check.order();
    }

    private void behavior(Node behavior) {
        if (behavior.key().equals(ROOT)) {
            problems.atKey(behavior, "the name stands for the root of the graph", "give it another name");
        }
        List<String> roots = new ArrayList<>(behaviors.keys());
        roots.add(ROOT);
        other(behavior, behavior.at("follows"), roots);
        other(behavior, behavior.at("until"), behaviors.keys());
        Windows.check(behavior.at("window"), problems);
        Node until = behavior.at("until");
        boolean anywhere = behavior.at("timing").text().filter("any"::equals).isPresent();
        if (until.text().isPresent()
                && until.text().equals(behavior.at("follows").text())
                && !anywhere) {
            problems.atValue(until, "nothing comes after '" + until.value().asString() + "' and before it", "");
        }
    }

    private void other(Node behavior, Node reference, List<String> known) {
        reference.text().ifPresent(name -> {
            if (name.equals(behavior.key())) {
                problems.atValue(reference, "'" + name + "' refers to itself", "");
            } else if (!known.contains(name)) {
                problems.atValue(reference, "unknown behavior '" + name + "'", Suggestion.hint(name, known));
            }
        });
    }

    /** Labels are made one after the other, so each comes after the one it follows. */
    private void order() {
        Map<String, List<String>> follows = new LinkedHashMap<>();
        for (Node behavior : behaviors.members()) {
            behavior.at("follows")
                    .text()
                    .filter(name -> !name.equals(behavior.key()))
                    .ifPresent(name -> follows.put(behavior.key(), List.of(name)));
        }
        var circle = Circle.find(follows);
        if (circle.isPresent()) {
            Node first = behaviors.at(circle.get().get(0)).at("follows");
            problems.atValue(first, "behaviors follow each other in a circle: " + arrows(circle.get()), "");
            return;
        }
        List<String> names = behaviors.keys();
        follows.forEach((name, followed) -> {
            String other = followed.get(0);
            if (names.indexOf(other) > names.indexOf(name)) {
                problems.atValue(
                        behaviors.at(name).at("follows"),
                        "'" + other + "' is declared further down",
                        "move behaviors." + other + " above behaviors." + name);
            }
        });
    }

    static String arrows(List<String> circle) {
        return String.join(" -> ", circle);
    }
}
