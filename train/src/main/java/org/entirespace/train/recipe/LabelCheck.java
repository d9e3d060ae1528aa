/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules between the label columns of a log: what follows what, until when, and what is a union of what. */
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
        UnionCheck.check(check.behaviors, problems);
        new LabelOrder(check.behaviors, problems).check("follows", "behaviors follow each other");
        new LabelOrder(check.behaviors, problems).check(UnionCheck.KEY, "unions contain each other");
    }

    private void behavior(Node behavior) {
        if (behavior.key().equals(ROOT)) {
            problems.atKey(behavior, "the name stands for the root of the graph", "give it another name");
        }
        List<String> roots = new ArrayList<>(behaviors.keys());
        roots.add(ROOT);
        other(behavior, behavior.at("follows"), roots);
        other(behavior, behavior.at("until"), behaviors.keys());
        OwnKeyCheck.check(behavior, problems);
        behavior.at("follows")
                .text()
                .map(behaviors::at)
                .filter(OwnKeyCheck::creditsEvery)
                .ifPresent(followed -> problems.atValue(
                        behavior.at("follows"),
                        "'" + followed.key() + "' credits every impression, expected a behavior that credits one",
                        "follow what it follows"));
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
            } else if (UnionCheck.isUnion(behaviors.at(name))) {
                problems.atValue(
                        reference,
                        "'" + name + "' is a union of labels, expected a behavior with events",
                        UnionCheck.membersInstead(behaviors.at(name)));
            }
        });
    }

    static String arrows(List<String> circle) {
        return String.join(" -> ", circle);
    }
}
