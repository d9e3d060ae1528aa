/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;

/**
 * The heads of a network by name: the rates of its graph, then auxiliary ones.
 *
 * @param graph the graph
 * @param names one for each head, in head order
 */
public record Heads(CompiledGraph graph, List<String> names) {

    /** Copies the names. */
    public Heads {
        names = List.copyOf(names);
    }

    /** The graph's heads and some more. */
    public static Heads of(CompiledGraph graph, List<String> auxiliary) {
        List<String> names =
                new ArrayList<>(graph.rates().stream().map(Rate::name).toList());
        names.addAll(auxiliary);
        return new Heads(graph, names);
    }

    /** The number of heads. */
    public int count() {
        return names.size();
    }

    /**
     * The index of a head.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public int indexOf(String head) {
        int index = names.indexOf(head);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "graph '" + graph.graph().name() + "' has no head '" + head + "'; it has " + names);
        }
        return index;
    }

    /**
     * The rate that a head predicts.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public Rate rate(String head) {
        int index = indexOf(head);
        if (index >= graph.rates().size()) {
            throw new IllegalArgumentException("head '" + head + "' is auxiliary; expected a rate of the graph");
        }
        return graph.rates().get(index);
    }
}
