/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.sample.Label;

/**
 * Checks labels against the structural zeros of a graph: nothing may have happened without a behaviour it requires. Outcomes
 * that a graph merely depends on ({@code given}) constrain nothing.
 */
public final class LabelCheck {

    private final BehaviorGraph graph;
    private final List<Pair> pairs = new ArrayList<>();

    /** A behaviour, one that it requires, and where the two contradicted each other. */
    private static final class Pair {

        private final int behavior; // its place in the graph
        private final int required; // likewise
        private long rows;
        private int first = -1;

        Pair(int behavior, int required) {
            this.behavior = behavior;
            this.required = required;
        }

        void add(int fromRow, byte[][] labels, int count) {
            byte[] happened = labels[behavior];
            byte[] needed = labels[required];
            for (int i = 0; i < count; i++) {
                if (happened[i] == Label.POSITIVE.code() && needed[i] == Label.NEGATIVE.code()) {
                    first = rows++ == 0 ? fromRow + i : first;
                }
            }
        }
    }

    private LabelCheck(BehaviorGraph graph) {
        this.graph = graph;
        for (String behavior : graph.behaviorNames()) {
            for (String required : graph.ancestorsRequiredBy(behavior)) {
                pairs.add(new Pair(graph.indexOf(behavior), graph.indexOf(required)));
            }
        }
    }

    /**
     * Checks the labels of a split.
     *
     * @param graph the graph
     * @param columns label columns by behaviour of the graph; a behaviour not named has the column of its own name
     * @param split the samples
     * @throws IllegalLabelsException when a behaviour happened on a row where one it requires did not
     * @throws IllegalArgumentException when the split lacks a label column
     */
    public static void check(BehaviorGraph graph, Map<String, String> columns, SampleSplit split) {
        LabelCheck check = new LabelCheck(graph);
        List<String> wanted = graph.behaviorNames().stream()
                .map(behavior -> columns.getOrDefault(behavior, behavior))
                .toList();
        split.forEachLabels(wanted, check::add);
        check.throwIfAny();
    }

    /** Checks label codes by behaviour of the graph, each (rows). */
    static void check(BehaviorGraph graph, Function<String, byte[]> labels) {
        LabelCheck check = new LabelCheck(graph);
        byte[][] codes = graph.behaviorNames().stream().map(labels).toArray(byte[][]::new);
        check.add(0, codes, codes[0].length);
        check.throwIfAny();
    }

    private void add(int fromRow, byte[][] labels, int count) {
        pairs.forEach(pair -> pair.add(fromRow, labels, count));
    }

    private void throwIfAny() {
        List<IllegalLabelsException.Contradiction> found = pairs.stream()
                .filter(pair -> pair.rows > 0)
                .map(pair -> new IllegalLabelsException.Contradiction(
                        graph.behaviorNames().get(pair.behavior),
                        graph.behaviorNames().get(pair.required),
                        pair.rows,
                        pair.first))
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalLabelsException(graph.name(), found);
        }
    }
}
