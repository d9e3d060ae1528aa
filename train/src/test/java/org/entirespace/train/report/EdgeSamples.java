/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.evaluate.ScoredSamples;

/** Samples at the edge of what can be judged. */
final class EdgeSamples {

    private EdgeSamples() {}

    /** Some clicks, no purchase, one prediction for all. */
    static ScoredSamples neverBought(int rows) {
        byte[] click = new byte[rows];
        long[] groups = new long[rows];
        for (int row = 0; row < rows; row++) {
            click[row] = (byte) (row % 10 == 0 ? 1 : 0);
            groups[row] = row / 7;
        }
        return new ScoredSamples(
                CompiledGraph.of(GraphCatalog.esmm()),
                List.of(Quantity.marginal("click"), Quantity.conditional("purchase", "click")),
                new double[2][rows],
                new byte[][] {click, new byte[rows]},
                groups);
    }
}
