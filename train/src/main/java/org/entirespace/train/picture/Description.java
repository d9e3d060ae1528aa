/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;

/**
 * A drawing in words, for readers who do not see it.
 *
 * @param title what is drawn, in a line
 * @param text what it says
 */
record Description(String title, String text) {

    /** The words for a graph: a sentence for each behaviour. */
    static Description of(BehaviorGraph graph) {
        List<String> sentences = new ArrayList<>();
        for (Behavior behavior : graph.behaviors()) {
            sentences.add(sentence(behavior));
        }
        return new Description("Behaviour graph " + graph.name(), String.join(" ", sentences));
    }

    private static String sentence(Behavior behavior) {
        String start = behavior.name()
                + (behavior.requires().isEmpty()
                        ? " may follow any impression"
                        : " cannot happen without " + listed(behavior.requires()));
        return behavior.given().isEmpty()
                ? start + "."
                : start + "; its rate depends on whether " + listed(behavior.given()) + " happened.";
    }

    /** What the edges of one kind from one node say. */
    static String of(Edge.Kind kind, String from, List<String> ends) {
        return switch (kind) {
            case REQUIRES -> listed(ends) + " cannot happen without " + from;
            case GIVEN -> "the rate of " + listed(ends) + " depends on whether " + from + " happened";
        };
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
