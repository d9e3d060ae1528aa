/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.function.LongSupplier;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.model.worker.Workers;

/**
 * Reads an epoch's batches in its order, in memory that does not grow with the samples, and times the reading. The workers share the columns
 * of a batch, which would have to wait for it otherwise. Not thread-safe.
 */
final class BatchReader {

    private final SampleSplit split;
    private final EpochOrder.Visit visit;
    private final Workers workers;
    private final LongSupplier nanoTime;
    private final SampleBatch batch;
    private final int[] rows; // (batch)
    private long nanos;

    BatchReader(SampleSplit split, EpochOrder.Visit visit, int batchSize, Workers workers, LongSupplier nanoTime) {
        this.split = split;
        this.visit = visit;
        this.workers = workers;
        this.nanoTime = nanoTime;
        this.batch = split.newBatch(batchSize);
        this.rows = new int[batchSize];
    }

    /** Fills the batch anew; false when all samples were read. */
    boolean next() {
        long start = nanoTime.getAsLong();
        int count = visit.next(rows, rows.length);
        if (count > 0) {
            split.fill(batch, rows, 0, count, workers::run);
        }
        nanos += nanoTime.getAsLong() - start;
        return count > 0;
    }

    /** The batch, which {@link #next} overwrites. */
    SampleBatch batch() {
        return batch;
    }

    /** The samples read of the epoch, those of the batch included. */
    int position() {
        return visit.position();
    }

    /** The seconds that reading has taken. */
    double seconds() {
        return nanos / 1e9;
    }
}
