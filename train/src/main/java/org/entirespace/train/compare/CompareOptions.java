/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.nio.file.Path;

/**
 * Where and how an experiment runs; nothing here changes a result.
 *
 * @param work the folder for records of runs, and for samples while they are needed
 * @param logs the folder with the folders of real logs
 * @param workers how many runs go on at a time, at least 1
 * @param processors how many threads all of them have together, at least {@code workers}
 * @param databaseMemory of the database that prepares samples, such as {@code 2GB}
 * @param keepSamples whether samples and models stay when no run needs them any more
 */
public record CompareOptions(
        Path work, Path logs, int workers, int processors, String databaseMemory, boolean keepSamples) {

    private static final long BYTES_PER_RUN = 400L << 20;
    private static final long BYTES_PER_IMPRESSION = 200;

    /** Checks the numbers. */
    public CompareOptions {
        if (workers < 1 || processors < workers) {
            throw new IllegalArgumentException("workers " + workers + ", processors " + processors
                    + "; expected at least 1 worker, and at least a processor for each");
        }
    }

    /** The threads of one run. */
    int threadsOfRun() {
        return processors / workers;
    }

    /**
     * How many runs go on at a time: one a processor where memory allows, since several runs on one thread each do more than one on
     * several threads.
     *
     * @param processors how many there are
     * @param heap the most bytes of the heap
     * @param impressions the impressions of the largest data set; 0 where unknown
     */
    public static int workersFor(int processors, long heap, long impressions) {
        long fitting = heap / (BYTES_PER_RUN + BYTES_PER_IMPRESSION * impressions);
        return (int) Math.max(1, Math.min(processors, fitting));
    }
}
