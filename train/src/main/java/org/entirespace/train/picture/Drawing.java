/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes a layout as SVG: nodes, then edges with their ports on the sides of nodes, then the legend. Mutable; one thread. */
final class Drawing {

    private static final int MARGIN = 14;

    private final Xml xml = new Xml();
    private final Strokes strokes = new Strokes(xml);
    private final Layout layout;
    private final List<Card> cards;
    private final Description description;

    Drawing(Layout layout, List<Card> cards, Description description) {
        this.layout = layout;
        this.cards = cards;
        this.description = description;
    }

    /** The element; to be called once. */
    String svg(String... namespace) {
        boolean given = layout.routes().stream().anyMatch(route -> route.edge().kind() == Edge.Kind.GIVEN);
        Legend legend = Legend.of(given);
        int width = Math.max(layout.size().width(), legend.size().width()) + 2 * MARGIN;
        int height = layout.size().height() + legend.size().height() + 3 * MARGIN;
        xml.open("svg", attributes(namespace, width, height));
        xml.leaf("title", description.title()).leaf("desc", description.text());
        xml.leaf("style", Stylesheet.text());
        xml.empty("rect", "class", "ground", "width", String.valueOf(width), "height", String.valueOf(height));
        xml.open("g", "transform", "translate(" + MARGIN + " " + MARGIN + ")");
        for (int node = 0; node < cards.size(); node++) {
            node(cards.get(node), layout.boxes().get(node));
        }
        edges();
        xml.close();
        xml.open("g", "transform", "translate(" + MARGIN + " " + (layout.size().height() + 2 * MARGIN) + ")");
        legend.render(xml, strokes);
        return xml.close().close().toString();
    }

    private static String[] attributes(String[] namespace, int width, int height) {
        List<String> own = List.of(
                "class",
                "behavior-graph",
                "role",
                "img",
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "viewBox",
                "0 0 " + width + " " + height);
        return Stream.concat(Arrays.stream(namespace), own.stream()).toArray(String[]::new);
    }

    private void edges() {
        for (Fan fan : Fan.of(layout.routes())) {
            List<String> ends = fan.routes().stream()
                    .map(route -> cards.get(route.edge().to()).name())
                    .toList();
            strokes.fan(fan, Description.of(fan.kind(), cards.get(fan.from()).name(), ends));
        }
    }

    private void node(Card card, Box box) {
        boolean root = card.lines().isEmpty();
        xml.open("g", "class", root ? "node root" : "node");
        xml.leaf("title", card.told());
        xml.empty(
                "rect",
                "x",
                String.valueOf(box.x()),
                "y",
                String.valueOf(box.y()),
                "width",
                String.valueOf(box.width()),
                "height",
                String.valueOf(box.height()),
                "rx",
                root ? String.valueOf(Math.min(box.height() / 2, 17)) : "6");
        int top = box.middle() - card.size().height() / 2;
        text(card.name(), "name", box.x() + Card.PADDING, top + 22);
        if (!card.alias().isEmpty()) {
            text(card.alias(), "alias", box.right() - Card.PADDING, top + 22);
        }
        for (int i = 0; i < card.lines().size(); i++) {
            text(card.lines().get(i), "head", box.x() + Card.PADDING, top + Card.TITLE + Card.LINE * i + 11);
        }
        xml.close();
    }

    private void text(String text, String kind, int x, int y) {
        xml.leaf("text", text, "class", kind, "x", String.valueOf(x), "y", String.valueOf(y));
    }
}
