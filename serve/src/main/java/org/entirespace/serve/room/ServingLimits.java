/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.time.Duration;

/**
 * What a request may be.
 *
 * @param bodyBytes the longest body
 * @param rows the most candidates
 * @param readTimeout how long a client may take to send its headers, and then its body; to read its answer, between two reads
 * @param bufferedBytes how much of all bodies together may be held in memory
 */
public record ServingLimits(int bodyBytes, int rows, Duration readTimeout, long bufferedBytes) {

    /** Checks the ranges. */
    public ServingLimits {
        if (bodyBytes < 1 || rows < 1 || readTimeout.toMillis() < 1 || bufferedBytes < bodyBytes) {
            throw new IllegalArgumentException("body " + bodyBytes + ", rows " + rows + ", read timeout " + readTimeout
                    + ", buffered " + bufferedBytes + "; expected ≥ 1, ≥ 1, ≥ 1 ms, ≥ body");
        }
    }

    /** 8 MiB, 10,000 rows, ten seconds, 256 MiB. */
    public static ServingLimits defaults() {
        return new ServingLimits(8 << 20, 10_000, Duration.ofSeconds(10), 256L << 20);
    }
}
