/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The height at which each stop lies: level with its neighbours where the order and the sizes allow it. Nodes follow nodes and passing
 * edges follow themselves, so that long ways run straight. Mutable; one thread.
 */
final class Placement {

    private static final int ROUNDS = 8;

    /** Edges make way for nodes: by less than a pixel do nodes yield to them. */
    private static final double NODE_WEIGHT = 1e4;

    private static final int BETWEEN_NODES = 26;
    private static final int BESIDE_A_NODE = 18;
    private static final int BETWEEN_EDGES = 14;

    private final Lattice lattice;
    private final int[] heights; // (stops)
    private final int[] middles; // (stops)

    private Placement(Lattice lattice, List<Size> sizes) {
        this.lattice = lattice;
        this.middles = new int[lattice.layerOf().size()];
        this.heights = new int[middles.length];
        for (int node = 0; node < lattice.nodes(); node++) {
            heights[node] = sizes.get(node).height();
        }
    }

    /** The middle of each stop; the smallest upper side is 0. */
    static int[] middles(Lattice lattice, List<List<Integer>> layers, List<Size> sizes) {
        Placement placement = new Placement(lattice, sizes);
        layers.forEach(layer -> placement.place(layer, stop -> 0));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < layers.size(); i++) {
                placement.follow(layers.get(i), true);
            }
            for (int i = layers.size() - 1; i >= 0; i--) {
                placement.follow(layers.get(i), false);
            }
        }
        return placement.fromZero();
    }

    private void follow(List<Integer> layer, boolean theLeft) {
        place(layer, stop -> wanted(stop, theLeft));
    }

    private double wanted(int stop, boolean theLeft) {
        List<Integer> neighbors = lattice.neighbors(stop, theLeft);
        List<Integer> alike = neighbors.stream()
                .filter(neighbor -> lattice.isNode(neighbor) == lattice.isNode(stop))
                .toList();
        return (alike.isEmpty() ? neighbors : alike)
                .stream().mapToInt(neighbor -> middles[neighbor]).average().orElse(middles[stop]);
    }

    private void place(List<Integer> layer, IntToDoubleFunction wanted) {
        List<Spread.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            int stop = layer.get(i);
            double weight = lattice.isNode(stop) ? NODE_WEIGHT : 1;
            wishes.add(new Spread.Wish(wanted.applyAsDouble(stop), weight, i == 0 ? 0 : apart(layer.get(i - 1), stop)));
        }
        int[] places = Spread.free(wishes);
        IntStream.range(0, places.length).forEach(i -> middles[layer.get(i)] = places[i]);
    }

    private int apart(int upper, int lower) {
        int nodes = (lattice.isNode(upper) ? 1 : 0) + (lattice.isNode(lower) ? 1 : 0);
        int between = nodes == 2 ? BETWEEN_NODES : nodes == 1 ? BESIDE_A_NODE : BETWEEN_EDGES;
        return (heights[upper] + heights[lower]) / 2 + between;
    }

    private int[] fromZero() {
        int top = IntStream.range(0, middles.length)
                .map(stop -> middles[stop] - heights[stop] / 2)
                .min()
                .orElse(0);
        return IntStream.of(middles).map(middle -> middle - top).toArray();
    }
}
