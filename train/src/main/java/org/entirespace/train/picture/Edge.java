/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;

/**
 * A line between two nodes of a drawing. Node 0 is the impression, node {@code b + 1} the behaviour {@code b} of the graph.
 *
 * @param from the earlier node
 * @param to the later node
 * @param kind what the line says
 */
record Edge(int from, int to, Kind kind) {

    /** What a line says of its later end. */
    enum Kind {
        /** It cannot happen without the earlier one. */
        REQUIRES,
        /** Its rate depends on whether the earlier one happened. */
        GIVEN
    }

    /** Checks the direction: the nodes of a graph are in topological order. */
    Edge {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "edge from node " + from + " to " + to + "; expected an earlier one first");
        }
    }

    /**
     * The lines of a graph. What requires no behaviour requires the impression. A behaviour that is both required and given gets one
     * line, since its outcome is known where it matters.
     */
    static List<Edge> of(BehaviorGraph graph) {
        List<Edge> edges = new ArrayList<>();
        for (int b = 0; b < graph.behaviors().size(); b++) {
            Behavior behavior = graph.behaviors().get(b);
            if (behavior.requires().isEmpty()) {
                edges.add(new Edge(0, b + 1, Kind.REQUIRES));
            }
            for (String required : behavior.requires()) {
                edges.add(new Edge(graph.indexOf(required) + 1, b + 1, Kind.REQUIRES));
            }
            for (String given : behavior.given()) {
                if (!behavior.requires().contains(given)) {
                    edges.add(new Edge(graph.indexOf(given) + 1, b + 1, Kind.GIVEN));
                }
            }
        }
        return List.copyOf(edges);
    }
}
