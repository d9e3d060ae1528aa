/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import org.entirespace.core.sample.Label;

/** The samples that a rate speaks of: those where its conditions are known to hold and its behaviour is observed. Immutable. */
public final class RateRows {

    private final int goal;
    private final int[] columns; // (conditions)
    private final byte[] wanted; // (conditions)

    /** The samples of a rate of a graph. */
    public RateRows(BehaviorGraph graph, Rate rate) {
        goal = graph.indexOf(rate.behavior());
        int count = rate.conditions().size();
        columns = new int[count];
        wanted = new byte[count];
        for (int c = 0; c < count; c++) {
            Condition condition = rate.conditions().get(c);
            columns[c] = graph.indexOf(condition.behavior());
            wanted[c] = (condition.happened() ? Label.POSITIVE : Label.NEGATIVE).code();
        }
    }

    /** The samples of each rate of a graph, in head order. */
    public static List<RateRows> of(CompiledGraph graph) {
        return graph.rates().stream()
                .map(rate -> new RateRows(graph.graph(), rate))
                .toList();
    }

    /**
     * What was observed of the rate's behaviour in a sample.
     *
     * @param labels label codes by behaviour of the graph
     * @return the code, that of an unobserved label where the rate does not speak of the sample
     */
    public byte observed(byte[][] labels, int row) {
        for (int c = 0; c < columns.length; c++) {
            if (labels[columns[c]][row] != wanted[c]) {
                return Label.UNOBSERVED.code();
            }
        }
        return labels[goal][row];
    }
}
