/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules of labels that are unions of other labels. */
final class UnionCheck {

    /** The key that makes a union. */
    static final String KEY = "any_of";

    /** Keys that speak of events, which a union has none of. */
    private static final List<String> OF_EVENTS = List.of("key", "follows", "window", "timing", "credit", "until");

    private final Node behaviors;
    private final Problems problems;

    private UnionCheck(Node behaviors, Problems problems) {
        this.behaviors = behaviors;
        this.problems = problems;
    }

    static void check(Node behaviors, Problems problems) {
        var check = new UnionCheck(behaviors, problems);
        for (Node behavior : behaviors.members()) {
            if (isUnion(behavior)) {
                check.union(behavior);
            } else if (behavior.value().isObject() && !behavior.at("events").isPresent()) {
                problems.missing(behavior, "events", "name event types that count, or other behaviors by any_of");
            }
        }
    }

    static boolean isUnion(Node behavior) {
        return behavior.at(KEY).isPresent();
    }

    /** A hint for who refers to a union where only behaviours with events will do. */
    static String membersInstead(Node union) {
        return "its members are "
                + union.at(KEY).texts().stream()
                        .map(member -> member.value().asString())
                        .collect(Collectors.joining(", "));
    }

    private void union(Node union) {
        if (union.at("events").isPresent()) {
            problems.atKey(
                    union.at(KEY), "given beside events", "a behavior has events or members; remove one of the two");
        } else {
            OF_EVENTS.stream()
                    .map(union::at)
                    .filter(Node::isPresent)
                    .forEach(key -> problems.atKey(
                            key,
                            "has no effect on a union of labels",
                            "remove it; the members have keys of their own"));
        }
        for (Node member : union.at(KEY).texts()) {
            String name = member.value().asString();
            if (name.equals(union.key())) {
                problems.atValue(member, "'" + name + "' refers to itself", "");
            } else if (!behaviors.keys().contains(name)) {
                problems.atValue(member, "unknown behavior '" + name + "'", Suggestion.hint(name, behaviors.keys()));
            }
        }
    }
}
