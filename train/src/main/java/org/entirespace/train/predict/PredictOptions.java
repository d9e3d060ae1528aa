/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files are scored.
 *
 * @param kept columns of the input that are written before the scores; null for all
 * @param logOdds whether the log-odds of every probability are written too
 * @param absentFields whether fields without a column are missing in all rows, rather than a mistake
 * @param mostRejected the share of malformed lines of a file from which on it is refused, in [0, 1]
 * @param memory the database's own memory, such as {@code 2GB}
 * @param threads the threads of reading and scoring, at least 1; they do not change a score
 */
public record PredictOptions(
        @Nullable List<String> kept,
        boolean logOdds,
        boolean absentFields,
        double mostRejected,
        String memory,
        int threads) {

    /** Checks the ranges. */
    public PredictOptions {
        kept = kept == null ? null : List.copyOf(kept);
        if (!(mostRejected >= 0 && mostRejected <= 1) || threads < 1) {
            throw new IllegalArgumentException("largest share of malformed lines " + mostRejected + ", threads "
                    + threads + "; expected in [0, 1], and ≥ 1");
        }
    }
}
