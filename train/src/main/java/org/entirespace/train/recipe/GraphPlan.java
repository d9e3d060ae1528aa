/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.graph.BehaviorGraph;

/**
 * The behaviour graph that is trained, tied to the log's labels.
 *
 * @param graph the graph
 * @param labels the label column of every behaviour of the graph; a column is a behaviour of the log
 */
public record GraphPlan(BehaviorGraph graph, Map<String, String> labels) {

    /** Checks that the labels are those of the graph. */
    public GraphPlan {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        if (!labels.keySet().equals(Set.copyOf(graph.behaviorNames()))) {
            throw new IllegalArgumentException("graph '" + graph.name() + "': labels of " + labels.keySet()
                    + ", expected those of " + graph.behaviorNames());
        }
    }

    /** A graph whose labels are named like its behaviours, except for those of {@code renamed}. */
    static GraphPlan of(BehaviorGraph graph, Map<String, String> renamed) {
        Map<String, String> labels = new LinkedHashMap<>();
        graph.behaviorNames().forEach(behavior -> labels.put(behavior, renamed.getOrDefault(behavior, behavior)));
        return new GraphPlan(graph, labels);
    }

    /**
     * The label column of a behaviour.
     *
     * @throws IllegalArgumentException when the graph has no such behaviour
     */
    public String label(String behavior) {
        String label = labels.get(behavior);
        if (label == null) {
            throw new IllegalArgumentException(
                    "graph '" + graph.name() + "' has no behavior '" + behavior + "'; it has " + graph.behaviorNames());
        }
        return label;
    }

    /** The label columns of the graph's behaviours, in their order. */
    public List<String> labelColumns() {
        return graph.behaviorNames().stream().map(this::label).toList();
    }
}
