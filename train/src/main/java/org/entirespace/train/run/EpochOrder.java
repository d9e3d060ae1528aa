/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The order in which an epoch visits the samples. Sample files are shuffled already; each epoch shuffles again, coarsely
 * between stretches of the file and finely within a window of stretches, so that reading stays near-sequential however
 * large the file is. Depends on the seed and the epoch alone. Immutable, so threads may share it.
 *
 * <p>An order is never held as a whole: a visit holds one window and four bytes for each stretch of 1024 samples.
 */
final class EpochOrder {

    static final int STRETCH = 1024;
    static final int WINDOW = 64 * STRETCH;

    private final int rows;
    private final long seed;

    EpochOrder(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    /** A visit of all samples, each once. */
    Visit of(int epoch) {
        return new Visit(epoch);
    }

    /**
     * A visit that goes on where another of the same epoch was left.
     *
     * @param position the samples that were visited, in [0, rows]
     */
    Visit of(int epoch, int position) {
        Objects.checkFromToIndex(position, rows, rows);
        Visit visit = new Visit(epoch);
        visit.skip(position);
        return visit;
    }

    /** One way through the samples. Not thread-safe. */
    final class Visit {

        private final SplittableRandom random;
        private final int[] stretches; // in the order of this epoch
        private final int[] window = new int[Math.min(WINDOW, rows)];
        private int windowBegin;
        private int windowEnd; // exclusive; the first position that was not made yet
        private int position;
        private int stretch; // the next of the stretches
        private int row; // the next row of that stretch, from its beginning

        private Visit(int epoch) {
            random = new SplittableRandom(seed + 0x9e3779b97f4a7c15L * epoch);
            stretches = new int[(int) (((long) rows + STRETCH - 1) / STRETCH)];
            for (int i = 0; i < stretches.length; i++) {
                stretches[i] = i;
            }
            shuffle(stretches, stretches.length, random);
        }

        /** The samples visited so far. */
        int position() {
            return position;
        }

        /** Puts the next samples to the beginning of an array; returns how many there are, 0 at the end. */
        int next(int[] into, int most) {
            int count = Math.min(most, rows - position);
            for (int done = 0; done < count; ) {
                if (position == windowEnd) {
                    advance();
                }
                int n = Math.min(count - done, windowEnd - position);
                System.arraycopy(window, position - windowBegin, into, done, n);
                position += n;
                done += n;
            }
            return count;
        }

        private void skip(int samples) {
            while (samples > windowEnd) {
                advance();
            }
            position = samples;
        }

        /** Makes the next window; earlier ones must have been made, for each draws from the same source. */
        private void advance() {
            windowBegin = windowEnd;
            windowEnd = windowBegin + Math.min(WINDOW, rows - windowBegin);
            for (int at = 0; at < windowEnd - windowBegin; row++) {
                int found = stretches[stretch] * STRETCH + row;
                if (row == STRETCH || found >= rows) {
                    stretch++;
                    row = -1;
                } else {
                    window[at++] = found;
                }
            }
            shuffle(window, windowEnd - windowBegin, random);
        }
    }

    private static void shuffle(int[] values, int count, SplittableRandom random) {
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
