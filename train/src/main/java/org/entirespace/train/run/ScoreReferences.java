/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of a model's scores on samples of the traffic that it was last checked on, for its bundle to carry. Scores are what
 * would be served, in floats, calibrated and shifted. Where there are many samples some of them are scored, evenly spread, so the
 * cost has an end; labels are not looked at.
 */
final class ScoreReferences {

    /** The most samples that are scored; with so many chance moves no distribution visibly. */
    static final int MOST_ROWS = 200_000;

    private static final int BATCH = 16_384;

    private final TowerEngine engine;
    private final Workers workers;
    private final SampleSplit split;
    private final String samples;

    /**
     * References on a split.
     *
     * @param engine computes towers, in floats as models are served
     * @param workers how many there are changes nothing
     * @param split the samples; open for as long as this is used
     * @param samples what they are, for people
     */
    ScoreReferences(TowerEngine engine, Workers workers, SampleSplit split, String samples) {
        this.engine = engine;
        this.workers = workers;
        this.split = split;
        this.samples = samples;
    }

    /** What the samples of a split are called. */
    static String words(SampleFolder folder, Split split) {
        return split.name().toLowerCase(Locale.ROOT) + " of "
                + folder.manifest().name() + ", prepared " + folder.manifest().created();
    }

    /** The distribution on all samples; null where there are too few. */
    @Nullable
    ScoreReference of(HeadModel model) {
        return of(model, "", 0, split.rows());
    }

    /**
     * The distribution on the samples [from, to); null where there are too few.
     *
     * @param which of the samples, for people, such as {@code "2026-01-31 of "}; empty for all
     */
    @Nullable
    ScoreReference of(HeadModel model, String which, int from, int to) {
        List<Quantity> quantities = model.graph().quantities();
        double[][] scores = score(new HeadScorer(model.predictor(engine), quantities, workers), from, to);
        List<QuantityScores> all = new ArrayList<>();
        for (int q = 0; q < quantities.size(); q++) {
            QuantityScores.of(quantities.get(q).key(), scores[q]).ifPresent(all::add);
        }
        return all.isEmpty() ? null : new ScoreReference(which + samples, all);
    }

    private double[][] score(HeadScorer scorer, int from, int to) {
        int[] rows = rows(from, to, MOST_ROWS);
        double[][] logOdds = new double[scorer.quantities().size()][rows.length];
        SampleBatch batch = split.newBatch(Math.max(1, Math.min(BATCH, rows.length)));
        for (int at = 0; at < rows.length; at += BATCH) {
            split.fill(batch, rows, at, Math.min(BATCH, rows.length - at));
            scorer.score(batch, logOdds, at);
        }
        return logOdds;
    }

    /** At most so many of the rows [from, to), evenly spread. */
    static int[] rows(int from, int to, int most) {
        int[] rows = new int[Math.min(to - from, most)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + (int) ((long) i * (to - from) / rows.length);
        }
        return rows;
    }
}
