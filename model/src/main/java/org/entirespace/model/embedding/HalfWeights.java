/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import org.entirespace.model.kernel.HalfFloat;
import org.entirespace.model.kernel.RowLoops;

/**
 * Weights in half precision, two in the bits of a float.
 *
 * @param loops what moves them
 * @param plain what moves those of rows that begin
 * @param dimension their number
 */
record HalfWeights(RowLoops loops, RowLoops plain, int dimension) implements RowWeights {

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
        loops.narrow(source, from, rows, at, dimension, noise(key));
    }

    @Override
    public void begin(float[] weights, float[] rows, int at, long key) {
        plain.narrow(weights, 0, rows, at, dimension, noise(key));
        plain.widen(rows, at, weights, 0, dimension);
    }

    private static int noise(long key) {
        return (int) (Draws.mix(key) >>> Integer.SIZE);
    }

    @Override
    public boolean inFloats() {
        return false;
    }
}
