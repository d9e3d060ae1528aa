/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.List;
import org.entirespace.train.picture.Route.Point;

/**
 * What the lines of a drawing mean, one below the other.
 *
 * @param entries the kinds of lines that the drawing has
 */
record Legend(List<Entry> entries) {

    private static final int ROW = 22;
    private static final int SAMPLE = 70;
    private static final int TEXT = SAMPLE + 12;

    /** A kind of line with its meaning. */
    record Entry(Edge.Kind kind, String text) {}

    private static final Entry REQUIRES =
            new Entry(Edge.Kind.REQUIRES, "the right one cannot happen without the left one");
    private static final Entry GIVEN = new Entry(
            Edge.Kind.GIVEN,
            "the rate of the right one depends on the left one: on whether it happened (dot) or not (ring)");

    Legend {
        entries = List.copyOf(entries);
    }

    /** The legend of a drawing with or without rates that depend on an outcome. */
    static Legend of(boolean given) {
        return new Legend(given ? List.of(REQUIRES, GIVEN) : List.of(REQUIRES));
    }

    /** The room that the legend needs. */
    Size size() {
        int widest = entries.stream()
                .mapToInt(entry -> Lettering.SIDE.width(entry.text()))
                .max()
                .orElse(0);
        return new Size(TEXT + widest, ROW * entries.size());
    }

    /** Appends the legend, from the upper left corner. */
    void render(Xml xml, Strokes strokes) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int y = ROW * i + ROW / 2;
            Route sample = new Route(new Edge(0, 1, entry.kind()), List.of(new Point(4, y), new Point(SAMPLE, y)));
            strokes.fan(new Fan(0, entry.kind(), List.of(sample)), entry.text());
            xml.leaf("text", entry.text(), "class", "legend", "x", String.valueOf(TEXT), "y", String.valueOf(y + 4));
        }
    }
}
