/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.heads;

import java.util.List;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.HeadState;
import org.entirespace.core.graph.HeadWatch;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Scores batches by what a predictor says of the heads: the one way from a model to probabilities. Deterministic: a sample's
 * score does not depend on the number of threads. One owner; it uses the workers' threads while {@link #score} runs.
 */
public class HeadScorer {

    private final HeadPredictor predictor;
    private final List<Quantity> quantities;
    private final Workers workers;
    private final Lane[] lanes;

    /** A scorer of some quantities of the predictor's graph. */
    public HeadScorer(HeadPredictor predictor, List<Quantity> quantities, Workers workers) {
        this.predictor = predictor;
        this.quantities = List.copyOf(quantities);
        this.workers = workers;
        lanes = new Lane[workers.threads()];
        for (int l = 0; l < lanes.length; l++) {
            lanes[l] = new Lane(predictor, this.quantities);
        }
    }

    /** The quantities scored, in order. */
    public final List<Quantity> quantities() {
        return quantities;
    }

    /**
     * Begins to watch what the heads predict; what was seen before is forgotten. Batches must have a label column for each
     * behaviour of the graph from now on.
     */
    public void watchHeads() {
        for (Lane lane : lanes) {
            lane.watch = new HeadWatch(predictor.graph(), predictor.readout());
        }
    }

    /**
     * What the heads predicted since {@link #watchHeads}, over the samples they speak of by their labels. The sums of several
     * threads are added in no fixed order, so the last digits may vary.
     */
    public final List<HeadState> heads() {
        HeadWatch all = new HeadWatch(predictor.graph(), predictor.readout());
        for (Lane lane : lanes) {
            if (lane.watch != null) {
                all.add(lane.watch);
            }
        }
        return all.states();
    }

    /**
     * Scores a batch.
     *
     * @param batch the samples; labels change no score
     * @param logOdds filled with log-odds from {@code at}; (quantities, at least at + batch size)
     * @param at where the batch's first sample goes
     * @throws IllegalArgumentException when the batch has other fields than the model, or a number that is not finite
     */
    public final void score(SampleBatch batch, double[][] logOdds, int at) {
        score(batch, logOdds, at, GraphScorer::logOddsInto);
    }

    /**
     * Scores a batch, where nobody asks for log-odds.
     *
     * @param batch the samples; labels change nothing
     * @param probabilities filled from {@code at}; (quantities, at least at + batch size)
     * @param at where the batch's first sample goes
     * @throws IllegalArgumentException when the batch has other fields than the model, or a number that is not finite
     */
    public final void probabilities(SampleBatch batch, double[][] probabilities, int at) {
        score(batch, probabilities, at, GraphScorer::probabilitiesInto);
    }

    private void score(SampleBatch batch, double[][] scores, int at, Scale scale) {
        predictor.requireFits(batch);
        int block = predictor.block();
        int blocks = (batch.size + block - 1) / block;
        workers.run(lanes.length, l -> {
            for (int b = l; b < blocks; b += lanes.length) {
                int from = b * block;
                lanes[l].score(batch, from, Math.min(batch.size, from + block), scores, at, scale);
            }
        });
    }

    /** What a score is. */
    private interface Scale {
        /** Fills the scores of one sample from its logits, which begin at an offset. */
        void scoresInto(GraphScorer scorer, float[] logits, int offset, double[] scores);
    }

    /** The memory of one thread. */
    private static final class Lane {
        private final HeadPredictor.Lane predictor;
        private final GraphScorer scorer;
        private final int heads;
        private final float[] logits; // (block, heads)
        private final double[] row; // (quantities)
        private @Nullable HeadWatch watch; // null where no one watches

        Lane(HeadPredictor predictor, List<Quantity> quantities) {
            this.predictor = predictor.lane();
            scorer = new GraphScorer(predictor.graph(), quantities, predictor.readout());
            heads = predictor.heads();
            logits = new float[Math.multiplyExact(predictor.block(), heads)];
            row = new double[quantities.size()];
        }

        void score(SampleBatch batch, int from, int to, double[][] scores, int at, Scale scale) {
            predictor.predict(batch, from, to, logits);
            if (watch != null) {
                watch.add(logits, heads, batch.labels, from, to);
            }
            for (int i = from; i < to; i++) {
                scale.scoresInto(scorer, logits, (i - from) * heads, row);
                for (int q = 0; q < row.length; q++) {
                    scores[q][at + i] = row[q];
                }
            }
        }
    }
}
