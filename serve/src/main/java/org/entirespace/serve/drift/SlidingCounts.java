/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.util.Arrays;

/**
 * Sums of counts over a sliding window, which moves in steps of a sixtieth of its length. One thread at a time.
 *
 * <p>Within the window are the step under way and the 59 before it.
 */
final class SlidingCounts {

    private static final int STEPS = 60;

    private final long stepNanos;
    private final long origin;
    private final long[][] counts; // (steps, cells), as a ring
    private final long[] sums; // (cells)
    private long step; // the one under way

    /** No counts yet, from now on. */
    SlidingCounts(int cells, long windowNanos, long now) {
        stepNanos = Math.max(1, windowNanos / STEPS);
        origin = now;
        counts = new long[STEPS][cells];
        sums = new long[cells];
    }

    /** Moves the window to a moment, in nanoseconds of the clock that it began by; one that has passed is taken for now. */
    void moveTo(long now) {
        long to = Math.floorDiv(now - origin, stepNanos);
        for (int gone = 0; step < to && gone < STEPS; gone++) {
            step++;
            long[] oldest = counts[(int) (step % STEPS)];
            for (int cell = 0; cell < sums.length; cell++) {
                sums[cell] -= oldest[cell];
                oldest[cell] = 0;
            }
        }
        step = Math.max(step, to);
    }

    /** Adds to the step under way; (cells). */
    void add(long[] more) {
        long[] now = counts[(int) (step % STEPS)];
        for (int cell = 0; cell < sums.length; cell++) {
            now[cell] += more[cell];
            sums[cell] += more[cell];
        }
    }

    /** The sum of a cell over the window. */
    long sum(int cell) {
        return sums[cell];
    }

    /** The sums of the cells [from, to) over the window. */
    long[] sums(int from, int to) {
        return Arrays.copyOfRange(sums, from, to);
    }
}
