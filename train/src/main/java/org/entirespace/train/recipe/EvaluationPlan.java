/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;

/**
 * How a trained model is judged on the test split.
 *
 * @param quantities the probabilities judged, each on its own space
 * @param bootstrap the resamples behind an interval; 0 for no intervals
 * @param confidence the probability that an interval holds the truth, in (0, 1)
 * @param calibrationBins the bins of a calibration table, at least 1
 */
public record EvaluationPlan(
        @JsonPropertyDescription("Quantities judged, such as click or purchase|click; default all marginals and"
                + " conditionals of the graph.")
        List<Quantity> quantities,

        @JsonPropertyDescription("Bootstrap resamples behind an interval; 0 for no intervals.")
        int bootstrap,

        @JsonPropertyDescription("Confidence of the intervals.")
        double confidence,

        @JsonPropertyDescription("Bins of the calibration tables.")
        int calibrationBins) {

    /** Checks the ranges. */
    public EvaluationPlan {
        quantities = List.copyOf(quantities);
        if (bootstrap < 0 || calibrationBins < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("bootstrap " + bootstrap + ", calibration bins " + calibrationBins
                    + ", confidence " + confidence + "; expected ≥ 0, ≥ 1, in (0, 1)");
        }
    }

    /** The plan of a recipe that says nothing of evaluation. */
    public static EvaluationPlan defaults(BehaviorGraph graph) {
        return new EvaluationPlan(CompiledGraph.of(graph).quantities(), 200, 0.95, 10);
    }
}
