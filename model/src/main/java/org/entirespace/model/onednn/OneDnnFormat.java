/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;

/**
 * What the operands of a pass are: whole blocks of rows in one precision.
 *
 * @param library what computes
 * @param type the operands' numbers
 * @param capacity the rows of a block
 */
record OneDnnFormat(OneDnn library, memory.data_type type, int capacity) {

    private static final memory.data_type FLOAT = memory.data_type.f32;

    /** The same for blocks of another number of rows. */
    OneDnnFormat of(int rows) {
        return new OneDnnFormat(library, type, rows);
    }

    /** Whether operands are plain floats. */
    boolean isFloat() {
        return type == FLOAT;
    }

    /** The bytes of {@code columns} columns of a block of operands. */
    long bytes(int columns) {
        return Math.multiplyExact((long) capacity * columns, memory.data_type_size(type));
    }

    /** A block of operands without gaps; (capacity, columns). */
    memory.desc operands(int columns) {
        return OneDnn.rowMajor(type, capacity, columns);
    }

    /** Some columns of a block of operands whose rows are wider; (capacity, columns). */
    memory.desc operands(int columns, int width) {
        return OneDnn.view(type, capacity, columns, width, 1);
    }

    /** The transpose of {@link #operands(int, int)}; (columns, capacity). */
    memory.desc transposed(int columns, int width) {
        return OneDnn.view(type, columns, capacity, 1, width);
    }

    /** A block of floats without gaps; (capacity, columns). */
    memory.desc floats(int columns) {
        return OneDnn.rowMajor(FLOAT, capacity, columns);
    }
}
