/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import java.util.List;
import java.util.Objects;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.BatchColumns;

/**
 * The form of a forest; with a schema and a graph it fixes how many numbers there are.
 *
 * @param trees the trees of each head, in head order
 * @param nodes the nodes of all trees of each head, at least one for each tree
 * @param readout how logits become probabilities
 */
public record ForestForm(List<Integer> trees, List<Integer> nodes, Readout readout) {

    /** Checks that the numbers go together. */
    public ForestForm {
        trees = List.copyOf(trees);
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(readout, "readout");
        if (trees.size() != nodes.size()) {
            throw new IllegalArgumentException("trees of " + trees.size() + " heads, nodes of " + nodes.size());
        }
        for (int h = 0; h < trees.size(); h++) {
            if (trees.get(h) < 0 || nodes.get(h) < trees.get(h)) {
                throw new IllegalArgumentException(
                        "head " + h + ": " + trees.get(h) + " trees of " + nodes.get(h) + " nodes");
            }
        }
    }

    /**
     * How many numbers a forest of this form has.
     *
     * @throws IllegalArgumentException when it has not one set of trees for each rate of the graph
     */
    public long parameters(Schema schema, CompiledGraph graph) {
        int rates = graph.rates().size();
        if (trees.size() != rates) {
            throw new IllegalArgumentException("trees of " + trees.size() + " heads; expected " + rates);
        }
        long numbers = 2L * rates;
        for (var field : new BatchColumns(schema).indexed()) {
            numbers += (long) field.cardinality() * (1 + rates);
        }
        for (int h = 0; h < rates; h++) {
            numbers += trees.get(h) + (long) Trees.NODE * nodes.get(h);
        }
        return numbers;
    }
}
