/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * Scores rows of raw values by a trained model that no one changes any more: every probability of its graph, in the order of
 * {@link #quantities}. What a row is scored does not depend on the rows beside it but for rounding. Threads may share it; each
 * needs a {@link #lane} of its own.
 */
public final class ModelScorer {

    private final HeadModel model;
    private final HeadPredictor predictor;
    private final List<Quantity> quantities;

    /**
     * A scorer of everything that a model's graph answers.
     *
     * @param engine computes towers, where the model has any
     */
    public ModelScorer(HeadModel model, TowerEngine engine) {
        this.model = model;
        predictor = model.predictor(engine);
        quantities = model.graph().quantities();
    }

    /** The fields that rows have. */
    public Schema schema() {
        return model.schema();
    }

    /** What is scored: marginals first, then conditionals. */
    public List<Quantity> quantities() {
        return quantities;
    }

    /** A lane of one thread; it lives as long as this scorer does. */
    public ScoringLane lane() {
        return lane(Workers.alone());
    }

    /** A lane whose owner shares the rows of large requests out; it lives as long as this scorer does. */
    public synchronized ScoringLane lane(Workers workers) {
        return new ScoringLane(schema(), predictor, quantities, workers);
    }
}
