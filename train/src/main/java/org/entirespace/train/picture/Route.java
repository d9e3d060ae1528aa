/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.List;

/**
 * The way of an edge: from the right side of its first node to the left side of its last one. The points come in pairs: between the
 * two of a pair the edge crosses a gap between columns, between pairs it runs level through a column.
 *
 * @param edge the edge
 * @param points where it leaves and enters columns
 */
record Route(Edge edge, List<Point> points) {

    /** A place, in pixels from the upper left corner. */
    record Point(int x, int y) {}

    /** Checks that the points come in pairs. */
    Route {
        points = List.copyOf(points);
        if (points.isEmpty() || points.size() % 2 != 0) {
            throw new IllegalArgumentException(edge + ": " + points.size() + " points; expected pairs");
        }
    }

    /** Where the edge leaves its first node. */
    Point start() {
        return points.get(0);
    }

    /** Where the edge ends at its last node. */
    Point end() {
        return points.get(points.size() - 1);
    }
}
