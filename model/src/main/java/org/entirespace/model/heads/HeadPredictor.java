/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.heads;

import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.SampleBatch;

/**
 * Predicts the logits of a graph's heads. It composes no probability: {@link HeadScorer} does that, for every kind of model
 * alike. A sample's logits depend on nothing but the sample.
 */
public interface HeadPredictor {

    /** The graph whose rates are predicted. */
    CompiledGraph graph();

    /** How the logits become probabilities. */
    Readout readout();

    /** The logits of one sample: those of the graph's rates in head order, then those of auxiliary heads. */
    int heads();

    /** The most samples that a lane takes at a time. */
    int block();

    /**
     * Checks that a batch has the fields of the model.
     *
     * @throws IllegalArgumentException when it has others, or a number that is not finite
     */
    void requireFits(SampleBatch batch);

    /** The memory of one more thread. */
    Lane lane();

    /** What one thread predicts with. */
    interface Lane {

        /**
         * Predicts some samples of a batch that fits.
         *
         * @param from the first sample
         * @param to the sample after the last, at most {@link HeadPredictor#block} further on
         * @param logits filled in; (to - from, heads)
         */
        void predict(SampleBatch batch, int from, int to, float[] logits);
    }
}
