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

    private LabelCheck() {}

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
        check(graph, behavior -> split.labels(columns.getOrDefault(behavior, behavior)));
    }

    /** Checks label codes by behaviour of the graph, each (rows). */
    static void check(BehaviorGraph graph, Function<String, byte[]> labels) {
        List<IllegalLabelsException.Contradiction> found = new ArrayList<>();
        for (String behavior : graph.behaviorNames()) {
            List<String> required = graph.ancestorsRequiredBy(behavior);
            if (required.isEmpty()) {
                continue;
            }
            byte[] codes = labels.apply(behavior);
            for (String other : required) {
                IllegalLabelsException.Contradiction contradiction =
                        contradiction(behavior, codes, other, labels.apply(other));
                if (contradiction.rows() > 0) {
                    found.add(contradiction);
                }
            }
        }
        if (!found.isEmpty()) {
            throw new IllegalLabelsException(graph.name(), found);
        }
    }

    private static IllegalLabelsException.Contradiction contradiction(
            String behavior, byte[] codes, String required, byte[] requiredCodes) {
        long rows = 0;
        int first = -1;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == Label.POSITIVE.code() && requiredCodes[i] == Label.NEGATIVE.code()) {
                first = rows++ == 0 ? i : first;
            }
        }
        return new IllegalLabelsException.Contradiction(behavior, required, rows, first);
    }
}
