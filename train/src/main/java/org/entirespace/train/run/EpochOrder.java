/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the samples. Sample files are shuffled already; each epoch shuffles again, coarsely
 * between stretches of the file and finely within a window of stretches, so that reading stays near-sequential however
 * large the file is. Depends on the seed and the epoch alone.
 */
final class EpochOrder {

    static final int STRETCH = 1024;
    private static final int WINDOW = 64 * STRETCH;

    private final int rows;
    private final long seed;

    EpochOrder(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    /** A permutation of 0 ... rows - 1. */
    int[] of(int epoch) {
        SplittableRandom random = new SplittableRandom(seed + 0x9e3779b97f4a7c15L * epoch);
        int[] stretches = new int[(rows + STRETCH - 1) / STRETCH];
        for (int i = 0; i < stretches.length; i++) {
            stretches[i] = i;
        }
        shuffle(stretches, 0, stretches.length, random);
        int[] order = new int[rows];
        int at = 0;
        for (int stretch : stretches) {
            int end = Math.min(rows, (stretch + 1) * STRETCH);
            for (int row = stretch * STRETCH; row < end; row++) {
                order[at++] = row;
            }
        }
        for (int from = 0; from < rows; from += WINDOW) {
            shuffle(order, from, Math.min(rows, from + WINDOW), random);
        }
        return order;
    }

    private static void shuffle(int[] values, int from, int to, SplittableRandom random) {
        for (int i = to - 1; i > from; i--) {
            int j = random.nextInt(from, i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
