/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.List;

/**
 * A named block of numbers in a tensor file.
 *
 * @param name the name
 * @param shape its dimensions
 * @param kind how its numbers are written
 * @param rows what supplies or takes its numbers, row by row
 */
record Tensor(String name, List<Long> shape, TensorKind kind, Rows rows) {

    /** A block of 32-bit floats. */
    Tensor(String name, List<Long> shape, Rows rows) {
        this(name, shape, TensorKind.F32, rows);
    }

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

    int rowBytes() {
        return Math.multiplyExact(rowLength(), kind.bytes());
    }

    long bytes() {
        return Math.multiplyExact(rowCount(), (long) rowBytes());
    }
}
