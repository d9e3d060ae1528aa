/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import org.entirespace.model.worker.Workers;

/**
 * Rows of floats in arrays of a bounded size, so that their number is not bounded by that of one array. Holds numbers; what they mean is
 * the table's business.
 */
final class RowStore {

    /**
     * Floats before the first row of a chunk. An array's header has 16 bytes and large arrays begin at a boundary of memory
     * regions, so rows of 16 or more floats begin where a cache line does, and touch no more lines than they must.
     */
    private static final int MARGIN = 12;

    private final int stride;
    private final int shift;
    private float[][] chunks = new float[0][];
    private int rows;

    /** No rows yet; they will be of {@code stride} floats, in chunks of at most {@code chunkRows}, a power of two. */
    RowStore(int stride, int chunkRows) {
        this.stride = stride;
        shift = Integer.numberOfTrailingZeros(Math.min(chunkRows, Integer.highestOneBit((1 << 30) / stride)));
    }

    /**
     * Adds rows of zeros up to a number. Full chunks stay where they are; only the last one, if it was not full, is copied.
     *
     * @param workers share out the chunks: what takes long is that the system gives memory when it is first written to
     */
    void grow(int more, Workers workers) {
        int first = Math.max(0, chunks.length - 1);
        float[][] grown = Arrays.copyOf(chunks, ((more - 1) >>> shift) + 1);
        workers.run(grown.length - first, task -> {
            int c = first + task;
            int length = Math.min(1 << shift, more - (c << shift)) * stride + MARGIN;
            if (c >= chunks.length) {
                grown[c] = new float[length];
            } else if (grown[c].length < length) {
                grown[c] = Arrays.copyOf(grown[c], length);
            }
        });
        chunks = grown;
        rows = more;
    }

    int rows() {
        return rows;
    }

    int stride() {
        return stride;
    }

    /** The array that a row lies in. */
    float[] chunkOf(int row) {
        return chunks[row >>> shift];
    }

    /** Where the row begins in it. */
    int placeOf(int row) {
        return (row & ((1 << shift) - 1)) * stride + MARGIN;
    }

    /** The first float of a row. */
    float first(int row) {
        return chunkOf(row)[placeOf(row)];
    }

    /** Copies the rows [from, to) to the beginning of an array; (rows, stride). */
    void read(int from, int to, float[] target) {
        move(from, to, target, false);
    }

    /** Replaces the rows [from, to) by the beginning of an array; (rows, stride). */
    void write(int from, int to, float[] source) {
        move(from, to, source, true);
    }

    private void move(int from, int to, float[] array, boolean in) {
        if (from < 0 || to < from || to > rows || array.length < (long) (to - from) * stride) {
            throw new IllegalArgumentException(
                    "rows " + from + " to " + to + " of " + stride + " floats by an array of " + array.length
                            + "; expected rows in [0, " + rows + "] and room for all of them");
        }
        int at = from;
        while (at < to) {
            int end = Math.min(to, ((at >>> shift) + 1) << shift);
            int length = (end - at) * stride;
            int place = (at - from) * stride;
            if (in) {
                System.arraycopy(array, place, chunkOf(at), placeOf(at), length);
            } else {
                System.arraycopy(chunkOf(at), placeOf(at), array, place, length);
            }
            at = end;
        }
    }
}
