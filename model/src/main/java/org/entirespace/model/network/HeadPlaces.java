/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.model.tower.HeadPlace;

/** Finds each head's tower, and the heads before it along the behaviours. */
final class HeadPlaces {

    private HeadPlaces() {}

    /**
     * The places of the graph's heads, then of the auxiliary ones. A head follows every head of the last behaviour that its own
     * one requires or is given; auxiliary heads follow none.
     *
     * @throws IllegalArgumentException when tied heads are unknown
     */
    static List<HeadPlace> of(CompiledGraph graph, NetworkOptions options) {
        List<String> names =
                new ArrayList<>(graph.rates().stream().map(Rate::name).toList());
        names.addAll(options.auxiliaryHeads());
        Map<String, List<String>> groups = new HashMap<>();
        for (List<String> tied : options.tiedHeads()) {
            for (String head : tied) {
                if (!names.contains(head)) {
                    throw new IllegalArgumentException(
                            "tied heads " + tied + ": no head '" + head + "'; there are " + names);
                }
                groups.put(head, tied);
            }
        }
        Map<List<String>, Integer> towers = new HashMap<>();
        List<HeadPlace> places = new ArrayList<>();
        for (int h = 0; h < names.size(); h++) {
            List<String> group = groups.getOrDefault(names.get(h), List.of(names.get(h)));
            Integer known = towers.putIfAbsent(group, towers.size());
            List<Integer> follows =
                    h < graph.rates().size() ? before(graph, graph.rates().get(h)) : List.of();
            places.add(new HeadPlace(known == null ? towers.size() - 1 : known, follows));
        }
        return places;
    }

    private static List<Integer> before(CompiledGraph compiled, Rate rate) {
        BehaviorGraph graph = compiled.graph();
        Behavior behavior = graph.behavior(rate.behavior());
        int last = -1;
        for (List<String> others : List.of(behavior.requires(), behavior.given())) {
            for (String other : others) {
                last = Math.max(last, graph.indexOf(other));
            }
        }
        if (last < 0) {
            return List.of();
        }
        String closest = graph.behaviorNames().get(last);
        return compiled.rates().stream()
                .filter(other -> other.behavior().equals(closest))
                .map(Rate::index)
                .toList();
    }
}
