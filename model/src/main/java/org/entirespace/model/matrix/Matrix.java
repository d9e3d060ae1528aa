/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.matrix;

/**
 * A row-major view of a float array: element (i, j) is {@code values[offset + i * stride + j]}. Owns nothing and copies
 * nothing.
 */
public final class Matrix {

    final float[] values;
    final int offset;
    final int rows;
    final int columns;
    final int stride;

    private Matrix(float[] values, int offset, int rows, int columns, int stride) {
        this.values = values;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
    }

    /** A view of rows that lie back to back from {@code offset}. */
    public static Matrix of(float[] values, int offset, int rows, int columns) {
        return of(values, offset, rows, columns, columns);
    }

    /**
     * A view whose rows begin {@code stride} elements apart, such as some columns of a wider matrix.
     *
     * @throws IndexOutOfBoundsException when the view leaves the array
     */
    public static Matrix of(float[] values, int offset, int rows, int columns, int stride) {
        long end = offset + (rows == 0 ? 0 : (rows - 1L) * stride + columns);
        if (offset < 0 || rows < 0 || columns < 1 || stride < columns || end > values.length) {
            throw new IndexOutOfBoundsException("view of " + rows + " x " + columns + " with stride " + stride
                    + " from " + offset + " leaves an array of " + values.length);
        }
        return new Matrix(values, offset, rows, columns, stride);
    }

    @Override
    public String toString() {
        return "Matrix(" + rows + ", " + columns + ")";
    }
}
