/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;

/**
 * Draws a behaviour graph as SVG: the impression at the left, each behaviour right of all that it requires or is given, with its heads
 * written in it. A solid line means "cannot happen without", a dashed line "the rate depends on whether it happened".
 *
 * <p>The drawing needs nothing else and runs nothing. It is light or dark as its reader prefers, or as the page it stands in: it takes
 * the colours {@code --card}, {@code --page}, {@code --text}, {@code --muted}, {@code --line} and {@code --accent} where a page has
 * them. The same graph gives the same bytes.
 */
public final class GraphPicture {

    private GraphPicture() {}

    /** The drawing as an element of an HTML page, in the page's colours. */
    public static String element(CompiledGraph graph) {
        return svg(graph);
    }

    /** The drawing as the text of a file of its own, to be written in UTF-8. */
    public static String file(CompiledGraph graph) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(graph, "xmlns", "http://www.w3.org/2000/svg")
                + "\n";
    }

    private static String svg(CompiledGraph graph, String... namespace) {
        List<Card> cards = Card.of(graph);
        List<Edge> edges = Edge.of(graph.graph());
        Layout layout = Layout.of(cards.stream().map(Card::size).toList(), edges);
        return new Drawing(layout, cards, Description.of(graph.graph())).svg(namespace);
    }
}
