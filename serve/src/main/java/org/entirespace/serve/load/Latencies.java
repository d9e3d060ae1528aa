/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.load;

import java.util.Arrays;

/** How long the requests of a load took, sorted. Immutable. */
public final class Latencies {

    private final long[] sorted;
    private final int failures;

    Latencies(long[] nanos, int failures) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
        this.failures = failures;
    }

    /** How many requests were answered. */
    public int answered() {
        return sorted.length;
    }

    /** How many were not. */
    public int failures() {
        return failures;
    }

    /**
     * The time within which a share of the answers came, that of the slowest among them.
     *
     * @param share from 0 to 1
     * @return nanoseconds since the request was due; NaN where nothing was answered
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + "; expected 0 to 1");
        }
        int among = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, among - 1)];
    }
}
