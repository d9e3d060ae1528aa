/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.RowLoops;

/**
 * Weights as floats.
 *
 * @param loops what moves them
 * @param dimension their number
 */
record FloatWeights(RowLoops loops, int dimension) implements RowWeights {

    @Override
    public int floats() {
        return dimension;
    }

    @Override
    public void read(float[] rows, int at, float[] target, int to) {
        loops.copy(rows, at, target, to, dimension);
    }

    @Override
    public void addTo(float scale, float[] rows, int at, float[] target, int to) {
        loops.addScaled(scale, rows, at, target, to, dimension);
    }

    @Override
    public void write(float[] source, int from, float[] rows, int at, long key) {
        loops.copy(source, from, rows, at, dimension);
    }

    @Override
    public void begin(float[] weights, float[] rows, int at, long key) {
        System.arraycopy(weights, 0, rows, at, dimension);
    }

    @Override
    public boolean inFloats() {
        return true;
    }
}
