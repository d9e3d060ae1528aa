/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.AdamStep;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.kernel.RowStep;

/** Takes the rows of a table that have a gradient through a step of their optimiser. One thread at a time. */
final class RowUpdate {

    /** Rows brought near at a time: few enough for the first-level cache. */
    private static final int GROUP = 64;

    private static final int LINE_FLOATS = 16;

    private final RowLoops loops;
    private final RowWeights weights;
    private final int dimension;
    private final int state; // floats of a row beside the weights
    private final GatheredRows gathered;
    private final float[] wide; // a row: weights (dimension) | state

    RowUpdate(RowLoops loops, RowWeights weights, int dimension, int state) {
        this.loops = loops;
        this.weights = weights;
        this.dimension = dimension;
        this.state = state;
        gathered = new GatheredRows(weights, dimension);
        wide = new float[dimension + state];
    }

    /**
     * Updates all rows that have a gradient.
     *
     * @param key of the step, as {@link RowStart#key} makes it; it decides how weights are rounded, where they are
     */
    void run(RowStep constants, RowStore store, RowGradients gradients, long key) {
        if (constants instanceof AdamStep adam && !loops.inVectors()) {
            sideBySide(adam, store, gradients, key);
        } else if (weights.inFloats()) {
            inPlace(constants, store, gradients);
        } else {
            oneByOne(constants, store, gradients, key);
        }
    }

    private void inPlace(RowStep constants, RowStore store, RowGradients gradients) {
        float[] sums = gradients.sums();
        for (int slot = 0; slot < gradients.size(); slot++) {
            int row = gradients.row(slot);
            constants.update(loops, store.chunkOf(row), store.placeOf(row), sums, slot * dimension, dimension);
        }
    }

    /** Widens a row, updates it and stores it again. Work on one row is so long that the next ones must be brought near beforehand. */
    private void oneByOne(RowStep constants, RowStore store, RowGradients gradients, long key) {
        for (int from = 0; from < gradients.size(); from += GROUP) {
            int to = Math.min(gradients.size(), from + GROUP);
            for (int slot = from; slot < to; slot++) {
                int row = gradients.row(slot);
                touch(store.chunkOf(row), store.placeOf(row));
            }
            for (int slot = from; slot < to; slot++) {
                int row = gradients.row(slot);
                float[] rows = store.chunkOf(row);
                int at = store.placeOf(row);
                weights.read(rows, at, wide, 0);
                loops.copy(rows, at + weights.floats(), wide, dimension, state);
                constants.update(loops, wide, 0, gradients.sums(), slot * dimension, dimension);
                weights.write(wide, 0, rows, at, RowStart.keyOf(row, key));
                loops.copy(wide, dimension, rows, at + weights.floats(), state);
            }
        }
    }

    /** Reads something of each cache line; the sum is overwritten at once, it keeps the reads from being optimised away. */
    private void touch(float[] rows, int at) {
        float sum = rows[at + weights.floats() + state - 1];
        for (int j = 0; j < weights.floats() + state; j += LINE_FLOATS) {
            sum += rows[at + j];
        }
        wide[0] = sum;
    }

    /** Copies rows side by side, so that one long loop updates them all. */
    private void sideBySide(AdamStep adam, RowStore store, RowGradients gradients, long key) {
        for (int from = 0; from < gradients.size(); from += gathered.capacity()) {
            int to = Math.min(gradients.size(), from + gathered.capacity());
            for (int slot = from; slot < to; slot++) {
                int row = gradients.row(slot);
                gathered.touch(store.chunkOf(row), store.placeOf(row));
            }
            for (int slot = from; slot < to; slot++) {
                int row = gradients.row(slot);
                gathered.take(slot - from, store.chunkOf(row), store.placeOf(row));
            }
            gathered.update(adam, gradients.sums(), from * dimension, to - from);
            for (int slot = from; slot < to; slot++) {
                int row = gradients.row(slot);
                gathered.giveBack(slot - from, store.chunkOf(row), store.placeOf(row), RowStart.keyOf(row, key));
            }
        }
    }
}
