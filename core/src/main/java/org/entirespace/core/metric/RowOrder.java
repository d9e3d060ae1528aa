/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;

/**
 * Rows in ascending order of a value, rows of equal value together in blocks. Immutable.
 *
 * <p>-0.0 and 0.0 are equal. Time O(n log n), by one sort of primitive numbers.
 */
final class RowOrder {

    private final int[] rows; // (rows) row numbers, ascending by value; within a block ascending by number
    private final int[] ends; // (blocks) where each block ends in rows, exclusive

    private RowOrder(int[] rows, int[] ends) {
        this.rows = rows;
        this.ends = ends;
    }

    static RowOrder of(double[] values) {
        double[] distinct = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            distinct[row] = values[row] + 0.0; // turns -0.0 into 0.0
        }
        Arrays.sort(distinct);
        int blocks = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[i - 1]) {
                distinct[blocks++] = distinct[i];
            }
        }
        int[] blockOf = new int[values.length];
        int[] next = new int[blocks + 1]; // next[b + 1] counts block b, then next[b] is where its next row goes
        for (int row = 0; row < values.length; row++) {
            blockOf[row] = Arrays.binarySearch(distinct, 0, blocks, values[row] + 0.0);
            next[blockOf[row] + 1]++;
        }
        for (int block = 0; block < blocks; block++) {
            next[block + 1] += next[block];
        }
        int[] rows = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            rows[next[blockOf[row]]++] = row;
        }
        return new RowOrder(rows, Arrays.copyOf(next, blocks));
    }

    /** The row at a position of the order. */
    int row(int position) {
        return rows[position];
    }

    /** The number of blocks of equal values. */
    int blocks() {
        return ends.length;
    }

    /** Where a block begins. */
    int begin(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    /** Where a block ends, exclusive. */
    int end(int block) {
        return ends[block];
    }

    /** The block that a position of the order lies in, for every position; (rows). */
    int[] blockOfPosition() {
        int[] blockOf = new int[rows.length];
        for (int block = 0; block < ends.length; block++) {
            Arrays.fill(blockOf, begin(block), end(block), block);
        }
        return blockOf;
    }
}
