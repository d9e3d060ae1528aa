/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** How many probabilities of one quantity were at most this and that. Threads share it. */
final class ScoreHistogram {

    /** The upper bounds of probabilities; the last holds all. */
    static final List<Double> BOUNDS = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 0.5, 1.0);

    private final double[] logOdds; // of the bounds but the last
    private final LongAdder[] counts; // of probabilities above the bound before and up to this one

    ScoreHistogram() {
        logOdds = BOUNDS.stream()
                .limit(BOUNDS.size() - 1L)
                .mapToDouble(p -> Math.log(p / (1 - p)))
                .toArray();
        counts = Stream.generate(LongAdder::new).limit(BOUNDS.size()).toArray(LongAdder[]::new);
    }

    /** Adds the log-odds of rows; few sums of threads are touched for many rows. */
    void add(IntToDoubleFunction ofRow, int rows) {
        int[] seen = new int[counts.length];
        for (int row = 0; row < rows; row++) {
            seen[bucket(ofRow.applyAsDouble(row))]++;
        }
        for (int b = 0; b < seen.length; b++) {
            if (seen[b] > 0) {
                counts[b].add(seen[b]);
            }
        }
    }

    private int bucket(double value) {
        int b = 0;
        while (b < logOdds.length && value > logOdds[b]) {
            b++;
        }
        return b;
    }

    /** How many were at most a bound. */
    long atMost(int bound) {
        long sum = 0;
        for (int b = 0; b <= bound; b++) {
            sum += counts[b].sum();
        }
        return sum;
    }
}
