/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.model.heads.HeadScorer;

/** Scores all samples of a split: the one way from samples to predictions in training, evaluation and prediction. */
public final class Scoring {

    private static final int BATCH = 16_384;

    private Scoring() {}

    /**
     * The log-odds of every quantity of the scorer on every sample.
     *
     * @return (quantities, rows)
     */
    public static double[][] score(HeadScorer scorer, SampleSplit split) {
        return score(scorer, split, 0, split.rows());
    }

    /**
     * The log-odds of every quantity of the scorer on the samples [from, to).
     *
     * @return (quantities, to - from)
     */
    static double[][] score(HeadScorer scorer, SampleSplit split, int from, int to) {
        int rows = to - from;
        double[][] logOdds = new double[scorer.quantities().size()][rows];
        SampleBatch batch = split.newBatch(Math.max(1, Math.min(BATCH, rows)));
        for (int at = 0; at < rows; at += BATCH) {
            split.fillRange(batch, from + at, Math.min(BATCH, rows - at));
            scorer.score(batch, logOdds, at);
        }
        return logOdds;
    }
}
