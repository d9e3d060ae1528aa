/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.Optional;
import org.entirespace.core.graph.Space;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules of behaviours that credit every eligible impression, above all by a key of their own. */
final class OwnKeyCheck {

    private static final String KEY = "key";
    private static final String EVERY = "every";

    private OwnKeyCheck() {}

    /** Whether a behaviour credits several impressions, so that nothing can follow it. */
    static boolean creditsEvery(Node behavior) {
        return behavior.at(KEY).isPresent()
                || behavior.at("credit").text().filter(EVERY::equals).isPresent();
    }

    static void check(Node behavior, Problems problems) {
        if (!behavior.at(KEY).isPresent() || UnionCheck.isUnion(behavior)) {
            return;
        }
        if (!behavior.at("window").isPresent()) {
            problems.missing(behavior, "window", "a behavior with a key of its own needs one, such as 3d");
        }
        other(behavior.at("follows"), Space.ENTIRE.name(), problems);
        other(behavior.at("credit"), EVERY, problems);
        Node until = behavior.at("until");
        if (until.isPresent()) {
            problems.atKey(until, "has no effect on a behavior with a key of its own", "remove it");
        }
    }

    private static void other(Node node, String expected, Problems problems) {
        Optional<String> found = node.text().filter(text -> !text.equals(expected));
        found.ifPresent(text -> problems.atValue(
                node,
                "found '" + text + "', expected " + expected + " beside a key of its own",
                "leave it out, or leave out the key"));
    }
}
