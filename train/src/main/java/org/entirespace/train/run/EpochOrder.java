/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.BitSet;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an epoch visits the samples. Sample files are shuffled already; each epoch shuffles again, coarsely
 * between stretches of the file and finely within a window of stretches, so that reading stays near-sequential however
 * large the file is. Depends on the seed and the epoch alone. Immutable, so threads may share it.
 *
 * <p>Where runs of samples are to stay together, such as those of one request, whole runs are shuffled in place of samples,
 * and the samples of a run keep their order. A run of more than 1024 samples counts as several.
 *
 * <p>An order is never held as a whole: a visit holds one window and four bytes for each stretch of 1024 samples.
 */
final class EpochOrder {

    static final int STRETCH = 1024;
    static final int WINDOW = 64 * STRETCH;

    private final int rows;
    private final long seed;
    private final @Nullable BitSet begins; // where runs begin; null where every sample goes on its own

    /** An order of single samples. */
    EpochOrder(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        this.begins = null;
    }

    /**
     * An order of runs.
     *
     * @param runs the samples that begin a run
     */
    EpochOrder(int rows, long seed, BitSet runs) {
        this.rows = rows;
        this.seed = seed;
        this.begins = runs.get(0, rows);
        for (int begin = 0; begin < rows; begin = end(begin)) {
            begins.set(begin); // the rest of a long run is a run
        }
    }

    /** The end of the run that begins with a sample. */
    private int end(int begin) {
        if (begins == null) {
            return begin + 1;
        }
        int next = begins.nextSetBit(begin + 1);
        return Math.min(next < 0 ? rows : next, Math.min(rows, begin + STRETCH));
    }

    /** The first sample that begins a run, from one on, or the end of all. */
    private int beginFrom(int row) {
        if (begins == null) {
            return row;
        }
        int next = begins.nextSetBit(row);
        return next < 0 ? rows : next;
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
        private final int[] runs = new int[Math.min(WINDOW, rows)]; // where the runs of the window begin
        private final int[] window = new int[Math.min(WINDOW, rows)];
        private int windowBegin;
        private int windowEnd; // exclusive; the first position that was not made yet
        private int position;
        private int stretch; // the one under way, among the stretches
        private int row = -1; // the next run's first sample; -1 where the stretch has not begun

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
            int count = 0;
            int samples = 0;
            while (stretch < stretches.length) {
                int from = stretches[stretch] * STRETCH;
                int begin = beginFrom(row < 0 ? from : row);
                if (begin >= Math.min(rows, from + STRETCH)) {
                    stretch++;
                    row = -1;
                    continue;
                }
                int end = end(begin);
                if (samples + end - begin > window.length) {
                    break; // the next window's first
                }
                runs[count++] = begin;
                samples += end - begin;
                row = end;
            }
            shuffle(runs, count, random);
            windowEnd = windowBegin + samples;
            lay(count);
        }

        /** Writes the samples of the window's runs one after the other. */
        private void lay(int count) {
            int at = 0;
            for (int i = 0; i < count; i++) {
                int end = end(runs[i]);
                for (int sample = runs[i]; sample < end; sample++) {
                    window[at++] = sample;
                }
            }
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
