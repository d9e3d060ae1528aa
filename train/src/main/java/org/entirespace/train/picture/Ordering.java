/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of stops within each layer, from top to bottom, such that few edges cross: each layer in turn is sorted by the mean place
 * of its neighbours, then neighbours are swapped where that helps; the best order seen is kept. Mutable; one thread.
 *
 * <p>Source: Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures", IEEE SMC 1981.
 */
final class Ordering {

    private static final int ROUNDS = 12;

    private final Lattice lattice;
    private final List<List<Integer>> layers = new ArrayList<>();
    private final int[] place; // (stops)

    private Ordering(Lattice lattice) {
        this.lattice = lattice;
        int stops = lattice.layerOf().size();
        this.place = new int[stops];
        for (int layer = 0; layer < lattice.layers(); layer++) {
            int here = layer;
            layers.add(new ArrayList<>(IntStream.range(0, stops)
                    .filter(stop -> lattice.layerOf().get(stop) == here)
                    .boxed()
                    .sorted(Comparator.comparing(lattice::isNode)) // passing edges first: they run above
                    .toList()));
            number(layers.get(layer));
        }
    }

    /** For each layer its stops from top to bottom. */
    static List<List<Integer>> of(Lattice lattice) {
        Ordering ordering = new Ordering(lattice);
        List<List<Integer>> best = ordering.copy();
        int fewest = ordering.crossings();
        for (int round = 0; round < ROUNDS && fewest > 0; round++) {
            ordering.sweep(round % 2 == 0);
            ordering.swapNeighbors();
            int crossings = ordering.crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = ordering.copy();
            }
        }
        return best;
    }

    /** How many pairs of links cross when the layers are in a given order. */
    static int crossings(Lattice lattice, List<List<Integer>> layers) {
        int[] place = new int[lattice.layerOf().size()];
        layers.forEach(layer -> IntStream.range(0, layer.size()).forEach(i -> place[layer.get(i)] = i));
        int crossings = 0;
        for (Lattice.Link one : lattice.links()) {
            for (Lattice.Link two : lattice.links()) {
                boolean sameGap = lattice.layerOf()
                        .get(one.left())
                        .equals(lattice.layerOf().get(two.left()));
                if (sameGap && place[one.left()] < place[two.left()] && place[one.right()] > place[two.right()]) {
                    crossings++;
                }
            }
        }
        return crossings;
    }

    private int crossings() {
        return crossings(lattice, layers);
    }

    private List<List<Integer>> copy() {
        return layers.stream().map(List::copyOf).toList();
    }

    private void number(List<Integer> layer) {
        IntStream.range(0, layer.size()).forEach(i -> place[layer.get(i)] = i);
    }

    private void sweep(boolean fromTheLeft) {
        List<List<Integer>> inTurn = new ArrayList<>(layers);
        if (!fromTheLeft) {
            Collections.reverse(inTurn);
        }
        for (List<Integer> layer : inTurn) {
            layer.sort(Comparator.comparingDouble(stop -> meanPlace(stop, fromTheLeft)));
            number(layer);
        }
    }

    private double meanPlace(int stop, boolean fromTheLeft) {
        return lattice.neighbors(stop, fromTheLeft).stream()
                .mapToInt(neighbor -> place[neighbor])
                .average()
                .orElse(place[stop]);
    }

    private void swapNeighbors() {
        for (List<Integer> layer : layers) {
            for (int i = 1; i < layer.size(); i++) {
                int before = crossings();
                Collections.swap(layer, i - 1, i);
                if (crossings() >= before) {
                    Collections.swap(layer, i - 1, i);
                }
            }
            number(layer);
        }
    }
}
