/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.List;

/**
 * A named block of 32-bit floats in a tensor file.
 *
 * @param name the name
 * @param shape its dimensions
 * @param rows what supplies or takes its numbers, row by row
 */
record Tensor(String name, List<Long> shape, Rows rows) {

    /** Rows of numbers that are copied out of, or into, a model's memory. */
    interface Rows {
        /** Copies row {@code row} to {@code buffer}. */
        void read(long row, float[] buffer);

        /** Replaces row {@code row} by {@code buffer}. */
        void write(long row, float[] buffer);
    }

    /** The rows: the product of all dimensions but the last. */
    long rowCount() {
        return shape.subList(0, shape.size() - 1).stream().reduce(1L, Math::multiplyExact);
    }

    int rowLength() {
        return Math.toIntExact(shape.get(shape.size() - 1));
    }

    long bytes() {
        return Math.multiplyExact(Math.multiplyExact(rowCount(), rowLength()), (long) Float.BYTES);
    }
}
