/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;

/**
 * What is written in a node.
 *
 * @param name the behaviour, or the impression
 * @param alias what people call its marginal; empty where it has no name of its own
 * @param lines its heads, one a line
 * @param told all of it at full length
 */
record Card(String name, String alias, List<String> lines, String told) {

    /** The x of texts, from the left side of the node. */
    static final int PADDING = 12;

    /** The height of the part with the name. */
    static final int TITLE = 34;

    /** The height of a line. */
    static final int LINE = 16;

    private static final int MOST_LINES = 8;
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_HEAD = 36;
    private static final int BETWEEN_TEXTS = 14;
    private static final int BELOW_LINES = 6;

    Card {
        lines = List.copyOf(lines);
    }

    /** The cards of a graph: the impression, then its behaviours in order. */
    static List<Card> of(CompiledGraph compiled) {
        List<Card> cards = new ArrayList<>();
        cards.add(new Card("impression", "", List.of(), "impression: the root; every row is one"));
        for (String behavior : compiled.graph().behaviorNames()) {
            cards.add(of(compiled, behavior));
        }
        return cards;
    }

    private static Card of(CompiledGraph compiled, String behavior) {
        BehaviorGraph graph = compiled.graph();
        String alias = graph.aliases().getOrDefault(Quantity.marginal(behavior).key(), "");
        List<String> heads = compiled.rates().stream()
                .filter(rate -> rate.behavior().equals(behavior))
                .map(Rate::name)
                .map(name -> "p(" + name + ")")
                .toList();
        return new Card(
                Lettering.shortened(behavior, LONGEST_NAME),
                Lettering.shortened(alias, LONGEST_NAME),
                lines(heads),
                behavior + (alias.isEmpty() ? "" : ", " + alias + " on all impressions") + "; heads: "
                        + String.join(" ", heads));
    }

    private static List<String> lines(List<String> heads) {
        int shown = heads.size() <= MOST_LINES ? heads.size() : MOST_LINES - 1;
        List<String> lines = new ArrayList<>();
        heads.subList(0, shown).forEach(head -> lines.add(Lettering.shortened(head, LONGEST_HEAD)));
        if (shown < heads.size()) {
            lines.add("and " + (heads.size() - shown) + " more heads");
        }
        return lines;
    }

    /** The room that the card needs. */
    Size size() {
        int title = Lettering.NAME.width(name) + (alias.isEmpty() ? 0 : BETWEEN_TEXTS + Lettering.SIDE.width(alias));
        int widest = lines.stream().mapToInt(Lettering.HEAD::width).reduce(title, Math::max);
        int below = lines.isEmpty() ? 0 : lines.size() * LINE + BELOW_LINES;
        return new Size(widest + 2 * PADDING, TITLE + below);
    }
}
