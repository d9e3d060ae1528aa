/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which rows of a table take part: how often each was seen, and when last. Columns that are not asked for are empty. Sightings
 * of a step count from the next step on, so that what a step reads does not depend on the order of its samples.
 */
final class RowLife {

    /** Looking for old rows costs a pass over the column, so it happens so many times in the life of a row. */
    private static final int SWEEPS = 4;

    private final int admitAfter;
    private final int evictAfter;
    private short[] seen = new short[0]; // (rows): sightings up to admitAfter, or empty
    private int[] last = new int[0]; // (rows): the step of the last sighting, 0 for none, or empty
    private int[] sightings = new int[1024]; // (count): rows seen in this step, each as often as it was
    private int count;

    RowLife(TableOptions options, int rows) {
        admitAfter = options.admitAfter();
        evictAfter = options.evictAfter();
        grow(rows);
    }

    /** Adds rows that were never seen. */
    void grow(int rows) {
        if (admitAfter > 0) {
            seen = Arrays.copyOf(seen, rows);
        }
        if (evictAfter > 0) {
            last = Arrays.copyOf(last, rows);
        }
    }

    /** Whether a row is read and updated. A row that is seen for the {@code admitAfter}-th time is, from the next step on. */
    boolean isAdmitted(int row) {
        return seen.length == 0 || seen[row] >= admitAfter;
    }

    /** Makes a row one that was seen often enough. */
    void admit(int row) {
        if (seen.length > 0) {
            seen[row] = (short) admitAfter;
        }
    }

    /** Notes that a sample of this step has the row. */
    void see(int row) {
        if (count == sightings.length) {
            sightings = Arrays.copyOf(sightings, Math.multiplyExact(2, count));
        }
        sightings[count++] = row;
    }

    /**
     * Ends a step.
     *
     * @param step from 1
     * @param evicted told of every row that begins anew
     */
    void endStep(long step, IntConsumer evicted) {
        int now = Math.toIntExact(step);
        for (int i = 0; i < count; i++) {
            int row = sightings[i];
            if (seen.length > 0 && seen[row] < admitAfter) {
                seen[row]++;
            }
            if (last.length > 0) {
                last[row] = now;
            }
        }
        count = 0;
        if (last.length > 0 && now % Math.max(1, evictAfter / SWEEPS) == 0) {
            sweep(now, evicted);
        }
    }

    private void sweep(int now, IntConsumer evicted) {
        for (int row = 0; row < last.length; row++) {
            if (last[row] > 0 && now - last[row] >= evictAfter) {
                last[row] = 0;
                if (seen.length > 0) {
                    seen[row] = 0;
                }
                evicted.accept(row);
            }
        }
    }

    /** Copies sightings and last step of the rows [from, to); (rows, 2), 0 where a column is not kept. */
    void read(int from, int to, int[] target) {
        for (int row = from; row < to; row++) {
            target[2 * (row - from)] = seen.length > 0 ? seen[row] : 0;
            target[2 * (row - from) + 1] = last.length > 0 ? last[row] : 0;
        }
    }

    /** Replaces sightings and last step of the rows [from, to), as {@link #read} filled them. */
    void write(int from, int to, int[] source) {
        for (int row = from; row < to; row++) {
            if (seen.length > 0) {
                seen[row] = (short) Math.min(admitAfter, source[2 * (row - from)]);
            }
            if (last.length > 0) {
                last[row] = source[2 * (row - from) + 1];
            }
        }
    }
}
