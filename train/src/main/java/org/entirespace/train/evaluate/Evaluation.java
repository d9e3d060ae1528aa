/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.List;
import java.util.Optional;
import org.entirespace.core.graph.Quantity;

/**
 * How good the probabilities of a model are on some samples. Immutable.
 *
 * @param graph the name of the model's graph
 * @param rows impressions scored
 * @param groups distinct groups among them
 * @param options how it was made
 * @param behaviors the counts of every behaviour, in graph order: the funnel
 * @param quantities every quantity scored, in the order scored
 */
public record Evaluation(
        String graph,
        long rows,
        long groups,
        EvaluationOptions options,
        List<BehaviorCounts> behaviors,
        List<QuantityEvaluation> quantities) {

    /** Copies the lists. */
    public Evaluation {
        behaviors = List.copyOf(behaviors);
        quantities = List.copyOf(quantities);
    }

    /** The evaluation of one quantity, where it was scored. */
    public Optional<QuantityEvaluation> quantity(Quantity wanted) {
        return quantities.stream().filter(q -> q.quantity().equals(wanted)).findFirst();
    }
}
