/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Arrays;

/**
 * Runs of neighbouring input rows that have their first columns in common, such as the candidates of one request: user and
 * context lie once, in the first row of their run, and the other rows' columns there hold anything. Mutable, filled again for
 * every block of rows; one thread at a time.
 */
public final class RowRuns {

    private final int shared;
    private final int[] firsts; // (capacity + 1); where each run begins, and the end
    private int runs;

    /**
     * No rows yet.
     *
     * @param capacity the most rows
     * @param shared the columns that the rows of a run have in common, the first ones of a row; at least 1
     */
    public RowRuns(int capacity, int shared) {
        if (shared < 1) {
            throw new IllegalArgumentException("shared columns: " + shared + "; expected ≥ 1");
        }
        this.shared = shared;
        firsts = new int[capacity + 1];
    }

    /** Forgets all rows. */
    public void clear() {
        runs = 0;
        firsts[0] = 0;
    }

    /** Adds a row: to the last run, or as the first of a new one. The first row of all always begins one. */
    public void add(boolean begins) {
        int rows = rows();
        if (begins || runs == 0) {
            runs++;
        }
        firsts[runs] = rows + 1;
    }

    /** The number of columns that the rows of a run have in common. */
    public int shared() {
        return shared;
    }

    /** The number of rows. */
    public int rows() {
        return firsts[runs];
    }

    /** The number of runs. */
    public int runs() {
        return runs;
    }

    /** The first row of a run. */
    public int first(int run) {
        return firsts[run];
    }

    /** The row after the last of a run. */
    public int end(int run) {
        return firsts[run + 1];
    }

    /** Copies the common columns to all rows of their runs; (rows, inputs). */
    public void spread(float[] input, int inputs) {
        for (int run = 0; run < runs; run++) {
            for (int i = first(run) + 1; i < end(run); i++) {
                System.arraycopy(input, first(run) * inputs, input, i * inputs, shared);
            }
        }
    }

    /** Adds the gradients of the common columns of all rows into the first row of their run; (rows, inputs). */
    public void collect(float[] gradients, int inputs) {
        for (int run = 0; run < runs; run++) {
            int to = first(run) * inputs;
            for (int i = first(run) + 1; i < end(run); i++) {
                for (int j = 0; j < shared; j++) {
                    gradients[to + j] += gradients[i * inputs + j];
                }
            }
        }
    }

    /** Copies the common columns of each run without gaps; (runs, shared). */
    public void gatherInto(float[] common, float[] input, int inputs) {
        for (int run = 0; run < runs; run++) {
            System.arraycopy(input, first(run) * inputs, common, run * shared, shared);
        }
    }

    /** Copies columns that lie without gaps to the first rows of the runs; the inverse of {@link #gatherInto}. */
    public void scatterFrom(float[] common, float[] input, int inputs) {
        for (int run = 0; run < runs; run++) {
            System.arraycopy(common, run * shared, input, first(run) * inputs, shared);
        }
    }

    @Override
    public String toString() {
        return "RowRuns" + Arrays.toString(Arrays.copyOf(firsts, runs + 1));
    }
}
