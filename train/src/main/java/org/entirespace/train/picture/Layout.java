/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where nodes and edges are drawn: pure geometry, from the left to the right. All nodes of a column are equally wide, and edges bend
 * only between columns, so that no edge runs through a node.
 *
 * @param boxes the place of each node
 * @param routes the way of each edge, in the order of the edges
 * @param size the room of all of it
 */
record Layout(List<Box> boxes, List<Route> routes, Size size) {

    /** The least room between two columns: the fork of outcomes, a bend, the head of an arrow. */
    private static final int GAP = 64;

    private static final int WIDEST_GAP = 130;

    /** How far a gap widens for a pixel of the steepest edge in it. */
    private static final double WIDENING = 0.25;

    Layout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /**
     * Lays out nodes and edges. The same input gives the same layout.
     *
     * @param sizes the size of each node
     * @param edges the edges, between earlier and later nodes
     */
    static Layout of(List<Size> sizes, List<Edge> edges) {
        List<Size> roomy = withRoomForEdges(sizes, edges);
        Lattice lattice = Lattice.of(roomy.size(), edges);
        List<List<Integer>> layers = Ordering.of(lattice);
        int[] middles = Placement.middles(lattice, layers, roomy);
        Columns columns = Columns.of(lattice, layers, roomy, middles);
        List<Box> boxes = new ArrayList<>();
        for (int node = 0; node < roomy.size(); node++) {
            int layer = lattice.layerOf().get(node);
            int height = roomy.get(node).height();
            boxes.add(new Box(columns.left(layer), middles[node] - height / 2, columns.width(layer), height));
        }
        List<Route> routes = new Routing(lattice, middles, boxes, columns).routes(edges);
        int bottom = IntStream.concat(IntStream.of(middles), boxes.stream().mapToInt(Box::bottom))
                .max()
                .orElse(0);
        return new Layout(boxes, routes, new Size(columns.right(), bottom));
    }

    /** Many edges that end at a node make it taller. */
    private static List<Size> withRoomForEdges(List<Size> sizes, List<Edge> edges) {
        List<Size> roomy = new ArrayList<>();
        for (int node = 0; node < sizes.size(); node++) {
            int here = node;
            int ends = (int) edges.stream().filter(edge -> edge.to() == here).count();
            int needed = Math.max(sizes.get(node).height(), Routing.roomFor(ends));
            roomy.add(new Size(sizes.get(node).width(), needed + needed % 2));
        }
        return roomy;
    }

    /** The columns of a layout, by layer. */
    record Columns(List<Integer> lefts, List<Integer> widths) {

        static Columns of(Lattice lattice, List<List<Integer>> layers, List<Size> sizes, int[] middles) {
            List<Integer> lefts = new ArrayList<>();
            List<Integer> widths = new ArrayList<>();
            int x = 0;
            for (int layer = 0; layer < layers.size(); layer++) {
                int width = layers.get(layer).stream()
                        .filter(lattice::isNode)
                        .mapToInt(node -> sizes.get(node).width())
                        .max()
                        .orElse(0);
                lefts.add(x);
                widths.add(width);
                x += width + gapAfter(lattice, layer, middles);
            }
            return new Columns(lefts, widths);
        }

        private static int gapAfter(Lattice lattice, int layer, int[] middles) {
            int steepest = lattice.links().stream()
                    .filter(link -> lattice.layerOf().get(link.left()) == layer)
                    .mapToInt(link -> Math.abs(middles[link.left()] - middles[link.right()]))
                    .max()
                    .orElse(0);
            return (int) Math.min(WIDEST_GAP, GAP + WIDENING * steepest);
        }

        int left(int layer) {
            return lefts.get(layer);
        }

        int width(int layer) {
            return widths.get(layer);
        }

        int right(int layer) {
            return left(layer) + width(layer);
        }

        int right() {
            return right(lefts.size() - 1);
        }
    }
}
