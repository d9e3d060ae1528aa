/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import java.util.Arrays;
import org.entirespace.model.kernel.RowLoops;

/**
 * The sums of the gradients of some rows of a table, in the order in which they were first met. Which slot a row has is kept
 * in a hash table with linear probing, so memory follows the rows of a batch and not those of the table. One thread at a time.
 */
final class RowGradients {

    /** 2^32 over the golden ratio: neighbouring rows land far apart. */
    private static final int SPREAD = 0x9E3779B9;

    private final RowLoops loops;
    private final int dimension;
    private int[] rows = new int[512]; // (slots): the row of each slot
    private float[] sums; // (slots, dimension)
    private int size;
    private int[] buckets = new int[2 * rows.length]; // slot + 1, or 0 where empty; a power of two, at most half full
    private int shift = Integer.numberOfLeadingZeros(buckets.length - 1);

    /** No gradients yet of rows of some length. */
    RowGradients(RowLoops loops, int dimension) {
        this.loops = loops;
        this.dimension = dimension;
        sums = new float[Math.multiplyExact(rows.length, dimension)];
    }

    /** Adds {@code scale} times a gradient that lies in {@code source} from {@code at}. */
    void add(int row, float scale, float[] source, int at) {
        int known = size;
        int place = slotOf(row) * dimension;
        if (size == known) {
            loops.addScaled(scale, source, at, sums, place, dimension);
        } else {
            loops.scale(scale, source, at, sums, place, dimension);
        }
    }

    /** The slot of a row; the next free one if it has none yet. */
    private int slotOf(int row) {
        int bucket = (row * SPREAD) >>> shift;
        while (true) {
            int slot = buckets[bucket] - 1;
            if (slot < 0) {
                return newSlot(row, bucket);
            }
            if (rows[slot] == row) {
                return slot;
            }
            bucket = (bucket + 1) & (buckets.length - 1);
        }
    }

    private int newSlot(int row, int bucket) {
        if (size == rows.length) {
            grow();
            return slotOf(row);
        }
        rows[size] = row;
        buckets[bucket] = size + 1;
        return size++;
    }

    private void grow() {
        int room = Math.multiplyExact(2, rows.length);
        sums = Arrays.copyOf(sums, Math.multiplyExact(room, dimension));
        buckets = new int[Math.multiplyExact(2, room)];
        shift = Integer.numberOfLeadingZeros(buckets.length - 1);
        int[] known = Arrays.copyOf(rows, size);
        rows = new int[room];
        size = 0;
        for (int row : known) {
            slotOf(row);
        }
    }

    /** The number of rows that have a gradient. */
    int size() {
        return size;
    }

    /** The row of a slot. */
    int row(int slot) {
        return rows[slot];
    }

    /** The sums; (slots, dimension). Until the next gradient is added. */
    float[] sums() {
        return sums;
    }

    /** Forgets all gradients. */
    void clear() {
        Arrays.fill(buckets, 0);
        size = 0;
    }
}
