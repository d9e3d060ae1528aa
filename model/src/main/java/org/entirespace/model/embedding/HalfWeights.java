/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.HalfFloat;
import org.entirespace.model.kernel.RowLoops;

/**
 * Weights in half precision, two in the bits of a float.
 *
 * @param loops what moves them
 * @param dimension their number
 */
record HalfWeights(RowLoops loops, int dimension) implements RowWeights {

    @Override
    public int floats() {
        return HalfFloat.packedFloats(dimension);
    }

    @Override
    public void read(float[] rows, int at, float[] target, int to) {
        loops.widen(rows, at, target, to, dimension);
    }

    @Override
    public void addTo(float scale, float[] rows, int at, float[] target, int to) {
        loops.addWidened(scale, rows, at, target, to, dimension);
    }

    @Override
    public void write(float[] source, int from, float[] rows, int at, long key) {
        loops.narrow(source, from, rows, at, dimension, (int) (Draws.mix(key) >>> Integer.SIZE));
    }

    @Override
    public boolean inFloats() {
        return false;
    }
}
