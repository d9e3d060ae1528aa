/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of a drawing in layers, each one right of the longest way to it, with the stops at which edges pass the layers between
 * their ends. Stops are numbered, nodes first, so that a node is the stop of its own number. Edges of one kind from one node share
 * their stops: they run together and branch off where they are needed. Immutable.
 *
 * @param nodes the number of nodes
 * @param layerOf the layer of each stop, from 0
 * @param chains for each edge the stops it goes through, one for each layer from its first node to its last
 * @param links which stops of neighbouring layers are joined, each once
 */
record Lattice(int nodes, List<Integer> layerOf, List<List<Integer>> chains, List<Link> links) {

    /** Two stops of neighbouring layers that are joined. */
    record Link(int left, int right) {}

    private record Passage(int from, Edge.Kind kind, int layer) {}

    Lattice {
        layerOf = List.copyOf(layerOf);
        chains = List.copyOf(chains);
        links = List.copyOf(links);
    }

    /** The lattice of some edges. */
    static Lattice of(int nodes, List<Edge> edges) {
        List<Integer> layerOf = new ArrayList<>(longestWays(nodes, edges));
        Map<Passage, Integer> passages = new HashMap<>();
        List<List<Integer>> chains = new ArrayList<>();
        Set<Link> links = new LinkedHashSet<>();
        for (Edge edge : edges) {
            List<Integer> chain = new ArrayList<>(List.of(edge.from()));
            for (int layer = layerOf.get(edge.from()) + 1; layer < layerOf.get(edge.to()); layer++) {
                Passage passage = new Passage(edge.from(), edge.kind(), layer);
                if (!passages.containsKey(passage)) {
                    passages.put(passage, layerOf.size());
                    layerOf.add(layer);
                }
                chain.add(passages.getOrDefault(passage, -1));
            }
            chain.add(edge.to());
            for (int i = 1; i < chain.size(); i++) {
                links.add(new Link(chain.get(i - 1), chain.get(i)));
            }
            chains.add(List.copyOf(chain));
        }
        return new Lattice(nodes, layerOf, chains, List.copyOf(links));
    }

    /** An edge goes to a higher number, so edges in the order of their ends see finished layers only. */
    private static List<Integer> longestWays(int nodes, List<Edge> edges) {
        List<Integer> layers = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int here = node;
            layers.add(edges.stream()
                    .filter(edge -> edge.to() == here)
                    .mapToInt(edge -> layers.get(edge.from()) + 1)
                    .max()
                    .orElse(0));
        }
        return layers;
    }

    /** Whether a stop is a node; otherwise edges pass there. */
    boolean isNode(int stop) {
        return stop < nodes;
    }

    /** The number of layers. */
    int layers() {
        return layerOf.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }

    /** The stops joined to a stop on its left side, or on its right side. */
    List<Integer> neighbors(int stop, boolean onTheLeft) {
        return links.stream()
                .filter(link -> (onTheLeft ? link.right() : link.left()) == stop)
                .map(link -> onTheLeft ? link.left() : link.right())
                .toList();
    }
}
