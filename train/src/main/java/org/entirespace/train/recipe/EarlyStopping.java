/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.Quantity;

/**
 * Which epoch is kept, and when training ends before its last one. Without a validation split it has no effect.
 *
 * @param metric what is compared between epochs
 * @param quantity of which probability; its space is the metric's space
 * @param patience how many epochs in a row may fail to improve it before training ends, at least 1
 */
public record EarlyStopping(
        @JsonPropertyDescription("Metric of the validation split that is compared between epochs.")
        StoppingMetric metric,

        @JsonPropertyDescription("Quantity it is taken of; default the marginal of the graph's last behavior.")
        Quantity quantity,

        @JsonPropertyDescription("Epochs in a row without improvement after which training ends.")
        int patience) {

    /** Checks the patience. */
    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience " + patience + "; expected ≥ 1");
        }
    }

    /** The metric and its quantity, such as {@code auc of purchase}. */
    public String words() {
        return metric.name().toLowerCase(java.util.Locale.ROOT) + " of " + quantity.key();
    }

    /** AUC of the last behaviour's marginal, with a patience of two epochs. */
    public static EarlyStopping defaults(BehaviorGraph graph) {
        var names = graph.behaviorNames();
        return new EarlyStopping(StoppingMetric.AUC, Quantity.marginal(names.get(names.size() - 1)), 2);
    }
}
