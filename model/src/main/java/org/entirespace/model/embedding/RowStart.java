/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.SplittableRandom;

/**
 * The initial weights of any row: uniform in an interval around 0, and a function of seed and row number, so that a row that
 * is added later or begins anew gets what it would have had.
 *
 * <p>Source of the draws: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Draw k of the
 * generator is a hash of {@code seed + k * gamma}, so any row can begin at its own k.
 *
 * @param seed the seed of the draws
 * @param deviation the standard deviation of a weight
 * @param dimension the weights of a row
 */
record RowStart(long seed, double deviation, int dimension) {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Fills the weights of a row, from {@code at}. */
    void fill(int row, float[] target, int at) {
        SplittableRandom random = new SplittableRandom(seed + GAMMA * row * dimension);
        double width = deviation * Math.sqrt(12);
        for (int j = 0; j < dimension; j++) {
            target[at + j] = (float) (width * (random.nextDouble() - 0.5));
        }
    }
}
