/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.train.picture.Route.Point;

/** Writes lines, the ports where they start and the arrows where they end. */
final class Strokes {

    /** From the side of a node to where the two outcomes of a fork are one line. */
    private static final int FORK = 16;

    /** Half the distance of the two outcomes of a fork. */
    private static final int SPREAD = 5;

    private static final int ARROW = 8;
    private static final String RADIUS = "2.8";

    private record Piece(Point from, Point to) {}

    private final Xml xml;

    Strokes(Xml xml) {
        this.xml = xml;
    }

    /** Appends the edges of a fan; where they run together there is one line. */
    void fan(Fan fan, String title) {
        boolean given = fan.kind() == Edge.Kind.GIVEN;
        Point port = fan.routes().get(0).start();
        xml.open("g", "class", given ? "edge given" : "edge requires").leaf("title", title);
        Set<Piece> drawn = new HashSet<>();
        fan.routes().forEach(route -> line(route.points(), given ? FORK : 0, drawn));
        if (given) {
            fork(port);
        } else {
            dot("dot", port.x(), port.y());
        }
        xml.close();
    }

    /** A dot and a ring that join: it happened, or it did not. */
    private void fork(Point port) {
        for (int y : new int[] {port.y() - SPREAD, port.y() + SPREAD}) {
            Point outcome = new Point(port.x(), y);
            path("fork", move(outcome) + curve(outcome, new Point(port.x() + FORK, port.y())));
        }
        dot("dot", port.x(), port.y() - SPREAD);
        dot("ring", port.x(), port.y() + SPREAD);
    }

    private void line(List<Point> points, int fork, Set<Piece> drawn) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i += 2) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            boolean last = i + 2 == points.size();
            if (last || drawn.add(new Piece(from, to))) {
                Point start = i == 0 ? new Point(from.x() + fork, from.y()) : from;
                path.append(path.isEmpty() ? move(start) : "")
                        .append(curve(start, last ? new Point(to.x() - ARROW, to.y()) : to))
                        .append(last ? "" : "H" + points.get(i + 2).x());
            }
        }
        path("line", path.toString());
        path("arrow", move(points.get(points.size() - 1)) + "l-" + (ARROW + 1) + " -4v8z");
    }

    private void path(String kind, String path) {
        xml.empty("path", "class", kind, "d", path);
    }

    private void dot(String kind, int x, int y) {
        xml.empty("circle", "class", kind, "cx", String.valueOf(x), "cy", String.valueOf(y), "r", RADIUS);
    }

    private static String move(Point to) {
        return "M" + to.x() + " " + to.y();
    }

    /** A curve that leaves and arrives level. */
    private static String curve(Point from, Point to) {
        if (from.y() == to.y()) {
            return "H" + to.x();
        }
        int middle = (from.x() + to.x()) / 2;
        return "C" + middle + " " + from.y() + " " + middle + " " + to.y() + " " + to.x() + " " + to.y();
    }
}
