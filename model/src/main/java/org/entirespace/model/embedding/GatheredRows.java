/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.AdamStep;

/**
 * Copies of some rows with their optimiser state, column by column: a loop over many rows is long enough for the compiler to
 * turn into vector instructions. One thread at a time.
 */
final class GatheredRows {

    /** Floats updated in one loop: enough to vectorise, few enough for the first-level cache. */
    private static final int GROUP_FLOATS = 2048;

    private final int dimension;
    private final int capacity;
    private final float[] weight; // (capacity, dimension), and so the others
    private final float[] mean;
    private final float[] square;
    private final float[] gradient;

    GatheredRows(int dimension) {
        this.dimension = dimension;
        capacity = Math.max(1, GROUP_FLOATS / dimension);
        weight = new float[capacity * dimension];
        mean = new float[weight.length];
        square = new float[weight.length];
        gradient = new float[weight.length];
    }

    /** The most rows at a time. */
    int capacity() {
        return capacity;
    }

    /**
     * Brings a row near, before any is taken: reads that do not wait for each other, as copying row by row would. The sum is
     * overwritten at once; it is kept so that the reads are not optimised away.
     */
    void touch(float[] rows, int at) {
        weight[0] += rows[at] + rows[at + dimension] + rows[at + 2 * dimension];
    }

    /** Copies a row: weight, mean and square from {@code at}. */
    void take(int number, float[] rows, int at) {
        int place = number * dimension;
        System.arraycopy(rows, at, weight, place, dimension);
        System.arraycopy(rows, at + dimension, mean, place, dimension);
        System.arraycopy(rows, at + 2 * dimension, square, place, dimension);
    }

    /** Updates the first rows taken by their gradients; (count, dimension) from {@code at}. */
    void update(AdamStep step, float[] gradients, int at, int count) {
        System.arraycopy(gradients, at, gradient, 0, count * dimension);
        step.update(weight, mean, square, gradient, 0, count * dimension);
    }

    /** Copies a row back. */
    void giveBack(int number, float[] rows, int at) {
        int place = number * dimension;
        System.arraycopy(weight, place, rows, at, dimension);
        System.arraycopy(mean, place, rows, at + dimension, dimension);
        System.arraycopy(square, place, rows, at + 2 * dimension, dimension);
    }
}
