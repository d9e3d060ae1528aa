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

    private final RowWeights weights;
    private final int dimension;
    private final int capacity;
    private final float[] weight; // (capacity, dimension), and so the others
    private final float[] mean;
    private final float[] square;
    private final float[] gradient;

    GatheredRows(RowWeights weights, int dimension) {
        this.weights = weights;
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
        int state = at + weights.floats();
        weight[0] += rows[at] + rows[state] + rows[state + dimension];
    }

    /** Copies a row: weight, mean and square from {@code at}. */
    void take(int number, float[] rows, int at) {
        int place = number * dimension;
        int state = at + weights.floats();
        weights.read(rows, at, weight, place);
        System.arraycopy(rows, state, mean, place, dimension);
        System.arraycopy(rows, state + dimension, square, place, dimension);
    }

    /** Updates the first rows taken by their gradients; (count, dimension) from {@code at}. */
    void update(AdamStep step, float[] gradients, int at, int count) {
        System.arraycopy(gradients, at, gradient, 0, count * dimension);
        step.update(weight, mean, square, gradient, 0, count * dimension);
    }

    /** Copies a row back; {@code key} decides how its weights are rounded, where they are. */
    void giveBack(int number, float[] rows, int at, long key) {
        int place = number * dimension;
        int state = at + weights.floats();
        weights.write(weight, place, rows, at, key);
        System.arraycopy(mean, place, rows, state, dimension);
        System.arraycopy(square, place, rows, state + dimension, dimension);
    }
}
