/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

/**
 * The initial weights of any row: uniform in an interval around 0, and a function of seed and row number, so that a row that
 * is added later or begins anew gets what it would have had, and rows may be made in any order by any number of threads. Immutable.
 *
 * @param seed the seed of the draws
 * @param deviation the standard deviation of a weight
 * @param dimension the weights of a row, in [1, 4096]
 */
public record RowStart(long seed, double deviation, int dimension) {

    /** The same with another seed. */
    RowStart with(long other) {
        return new RowStart(other, deviation, dimension);
    }

    /** Fills the weights of a row, from {@code at}. */
    void fill(int row, float[] target, int at) {
        long draw = seed + Draws.GAMMA * row * dimension;
        double width = deviation * Math.sqrt(12);
        for (int j = 0; j < dimension; j++) {
            draw += Draws.GAMMA;
            target[at + j] = (float) (width * (Draws.uniform(draw) - 0.5));
        }
    }

    /**
     * What decides how rows are rounded in a step, where they are.
     *
     * @param step the global step, from 1; 0 where rows begin
     */
    long key(long step) {
        return Draws.mix(~seed + Draws.GAMMA * step);
    }

    /** What decides how a row is rounded in the step of a key. */
    static long keyOf(int row, long key) {
        return key + Draws.GAMMA * row;
    }
}
