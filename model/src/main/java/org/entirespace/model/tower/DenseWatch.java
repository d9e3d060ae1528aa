/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * Means of what a dense part tells about itself, over scored rows. Each number is rounded to a multiple of 2^-32 and summed as
 * an integer, so the sums do not depend on the order of the rows. One thread at a time.
 */
public final class DenseWatch {

    private static final double SCALE = 0x1p32;

    private final long[] sums; // (gauges), in multiples of 2^-32
    private final long[] counts; // (gauges)

    /** Nothing seen yet. */
    public DenseWatch(int gauges) {
        sums = new long[gauges];
        counts = new long[gauges];
    }

    /** Adds what one row says; in [-1, 1], so that 2^31 rows fit. A row that says nothing finite is left out. */
    public void add(int gauge, double value) {
        if (Double.isFinite(value)) {
            sums[gauge] += Math.round(value * SCALE);
            counts[gauge]++;
        }
    }

    /** Adds what another watch of the same part has seen. */
    public void add(DenseWatch other) {
        for (int g = 0; g < sums.length; g++) {
            sums[g] += other.sums[g];
            counts[g] += other.counts[g];
        }
    }

    /** The mean of a gauge over the rows; 0 where there were none. */
    public double mean(int gauge) {
        return counts[gauge] == 0 ? 0 : sums[gauge] / SCALE / counts[gauge];
    }
}
