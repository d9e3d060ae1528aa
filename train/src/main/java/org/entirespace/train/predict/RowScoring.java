/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.rows.FieldFilesReader;
import org.entirespace.data.rows.ScoreFileWriter;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.worker.Workers;

/**
 * Scores rows that are encoded: each thread takes the next block of rows, scores it and puts the scores at their place, so that no thread
 * waits for another but while it reads. Blocks are the same for any number of threads, and so is every bit.
 */
final class RowScoring {

    private static final int BLOCK = 4096; // rows that a thread takes at a time

    private final HeadPredictor predictor;
    private final List<Quantity> quantities;
    private final boolean logOdds;
    private long taken;

    /** Scoring of some quantities. */
    RowScoring(HeadPredictor predictor, List<Quantity> quantities, boolean logOdds) {
        this.predictor = predictor;
        this.quantities = quantities;
        this.logOdds = logOdds;
    }

    /** Scores all rows of a reader on as many threads as there are workers; called once. */
    void run(FieldFilesReader reader, Schema schema, ScoreFileWriter writer, Workers workers) throws IOException {
        List<Share> shares = IntStream.range(0, workers.threads())
                .mapToObj(thread -> new Share(SampleBatch.of(schema, BLOCK, 0)))
                .toList();
        try {
            workers.run(shares.size(), thread -> shares.get(thread).run(reader, writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Reads the next block; returns the number of its first row, or -1 where there is none. */
    private synchronized long take(FieldFilesReader reader, SampleBatch batch) throws IOException {
        long first = taken;
        if (!reader.next(batch)) {
            return -1;
        }
        taken += batch.size;
        return first;
    }

    /** The part of one thread, with its memory. */
    private final class Share {
        private final SampleBatch batch;
        private final HeadScorer scorer = new HeadScorer(predictor, quantities, Workers.alone());
        /** Log-odds, or where nobody asks for these, probabilities; (quantities, rows). */
        private final double[][] found = new double[quantities.size()][BLOCK];

        private final float[] scores = new float[BLOCK * quantities.size() * (logOdds ? 2 : 1)]; // (rows, columns)

        Share(SampleBatch batch) {
            this.batch = batch;
        }

        void run(FieldFilesReader reader, ScoreFileWriter writer) {
            try {
                for (long first = take(reader, batch); first >= 0; first = take(reader, batch)) {
                    if (logOdds) {
                        scorer.score(batch, found, 0);
                    } else {
                        scorer.probabilities(batch, found, 0);
                    }
                    arrange();
                    writer.write(first, scores, batch.size);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Puts the probabilities of each row side by side, then, if asked for, their log-odds. */
        private void arrange() {
            int at = 0;
            for (int row = 0; row < batch.size; row++) {
                for (double[] column : found) {
                    scores[at++] = (float) (logOdds ? GraphScorer.probability(column[row]) : column[row]);
                }
                if (logOdds) {
                    for (double[] column : found) {
                        scores[at++] = (float) column[row];
                    }
                }
            }
        }
    }
}
