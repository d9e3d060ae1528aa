/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entirespace.train.picture.Route.Point;

/**
 * The ways of edges over a finished placement. Edges of one kind leave a node at one port; each edge has a port of its own where it
 * ends. Ports lie level with where the edge goes or comes from, if the side of the box and the other ports allow it.
 */
final class Routing {

    /** The room between two ports that leave; the fork of outcomes fits. */
    private static final int BETWEEN_EXITS = 20;

    /** The room between two ports that arrive; two heads of arrows fit. */
    private static final int BETWEEN_ENTRIES = 12;

    /** What stays free at least above the first port that leaves and below the last one. */
    private static final int BESIDE_EXITS = 14;

    /** The same for ports that arrive. */
    private static final int BESIDE_ENTRIES = 10;

    private record Exit(int node, Edge.Kind kind) {}

    private final Lattice lattice;
    private final int[] middles; // (stops)
    private final List<Box> boxes;
    private final Layout.Columns columns;

    Routing(Lattice lattice, int[] middles, List<Box> boxes, Layout.Columns columns) {
        this.lattice = lattice;
        this.middles = middles;
        this.boxes = boxes;
        this.columns = columns;
    }

    /** The height of a box on whose left side so many edges end. */
    static int roomFor(int ends) {
        return 2 * BESIDE_ENTRIES + BETWEEN_ENTRIES * (ends - 1);
    }

    /** The ways of the edges of the lattice. */
    List<Route> routes(List<Edge> edges) {
        Map<Exit, Integer> exits = new HashMap<>();
        Map<Edge, Integer> entries = new HashMap<>();
        for (int node = 0; node < boxes.size(); node++) {
            exits.putAll(exits(node, edges));
            entries.putAll(entries(node, edges));
        }
        List<Route> routes = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) {
            Edge edge = edges.get(e);
            int start = exits.getOrDefault(new Exit(edge.from(), edge.kind()), middles[edge.from()]);
            int end = entries.getOrDefault(edge, middles[edge.to()]);
            routes.add(route(edge, lattice.chains().get(e), start, end));
        }
        return routes;
    }

    private Route route(Edge edge, List<Integer> chain, int start, int end) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(boxes.get(edge.from()).right(), start));
        for (int stop : chain.subList(1, chain.size() - 1)) {
            int layer = lattice.layerOf().get(stop);
            points.add(new Point(columns.left(layer), middles[stop]));
            points.add(new Point(columns.right(layer), middles[stop]));
        }
        points.add(new Point(boxes.get(edge.to()).x(), end));
        return new Route(edge, points);
    }

    private Map<Exit, Integer> exits(int node, List<Edge> edges) {
        Map<Exit, Double> wanted = new HashMap<>();
        for (Edge.Kind kind : Edge.Kind.values()) {
            Set<Integer> next = new TreeSet<>();
            for (int e = 0; e < edges.size(); e++) {
                if (edges.get(e).from() == node && edges.get(e).kind() == kind) {
                    next.add(lattice.chains().get(e).get(1));
                }
            }
            if (!next.isEmpty()) {
                wanted.put(new Exit(node, kind), towards(next));
            }
        }
        return ports(boxes.get(node), wanted, Comparator.comparing(Exit::kind), BETWEEN_EXITS, BESIDE_EXITS);
    }

    /** Level with the nodes among the next stops, if there are any. */
    private double towards(Set<Integer> next) {
        List<Integer> nodes = next.stream().filter(lattice::isNode).toList();
        return (nodes.isEmpty() ? next : nodes)
                .stream().mapToInt(stop -> middles[stop]).average().orElseThrow();
    }

    private Map<Edge, Integer> entries(int node, List<Edge> edges) {
        Map<Edge, Double> wanted = new HashMap<>();
        for (int e = 0; e < edges.size(); e++) {
            if (edges.get(e).to() == node) {
                List<Integer> chain = lattice.chains().get(e);
                wanted.put(edges.get(e), (double) middles[chain.get(chain.size() - 2)]);
            }
        }
        Comparator<Edge> later = Comparator.comparing(Edge::kind);
        return ports(boxes.get(node), wanted, later.thenComparingInt(Edge::from), BETWEEN_ENTRIES, BESIDE_ENTRIES);
    }

    /** Ports in the middle third of the side, or wider where they need it. */
    private static <T> Map<T, Integer> ports(
            Box box, Map<T, Double> wanted, Comparator<T> ties, int between, int beside) {
        List<T> order = wanted.entrySet().stream()
                .sorted(Map.Entry.<T, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey(ties)))
                .map(Map.Entry::getKey)
                .toList();
        List<Spread.Wish> wishes = order.stream()
                .map(port -> new Spread.Wish(wanted.getOrDefault(port, 0.0), 1, between))
                .toList();
        int margin = Math.max(beside, (box.height() - between * (order.size() - 1)) / 3);
        int[] heights = Spread.within(wishes, box.y() + margin, box.bottom() - margin);
        Map<T, Integer> ports = new HashMap<>();
        for (int i = 0; i < heights.length; i++) {
            ports.put(order.get(i), heights[i]);
        }
        return ports;
    }
}
