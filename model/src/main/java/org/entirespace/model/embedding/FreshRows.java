/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.optimizer.RowOptimizer;

/** Gives rows of a table new weights and the state that an optimiser begins with. One thread at a time. */
final class FreshRows {

    private final RowStart start;
    private final RowWeights weights;
    private final RowOptimizer optimizer;
    private final long key;
    private final float[] row; // weights (dimension) | state, as an optimiser wants them

    FreshRows(RowStart start, RowWeights weights, RowOptimizer optimizer) {
        this.start = start;
        this.weights = weights;
        this.optimizer = optimizer;
        key = start.key(0);
        row = new float[start.dimension() + optimizer.stateFloats(start.dimension())];
    }

    /** Gives a row its initial weights. */
    void begin(RowStore store, int number) {
        start.fill(number, row, 0);
        put(store, number);
    }

    /** Gives a row the weights (dimension) that lie in {@code source} from {@code at}. */
    void set(RowStore store, int number, float[] source, int at) {
        System.arraycopy(source, at, row, 0, start.dimension());
        put(store, number);
    }

    /** State begins where the weights, as they are stored, have it. */
    private void put(RowStore store, int number) {
        int dimension = start.dimension();
        float[] rows = store.chunkOf(number);
        int at = store.placeOf(number);
        weights.begin(row, rows, at, RowStart.keyOf(number, key));
        optimizer.startState(row, 0, dimension);
        System.arraycopy(row, dimension, rows, at + weights.floats(), row.length - dimension);
    }
}
