/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where each column lies in a file: the header in words of Java. It follows from rows and columns alone, so a header that
 * says otherwise is wrong.
 *
 * @param rows the rows of every column
 * @param columns the columns in file order
 */
record ColumnLayout(int rows, List<Entry> columns) {

    static final int ALIGNMENT = 64;

    /** A column: its blocks are one for numbers, two (offsets, values) for a bag. */
    record Entry(String name, ColumnType type, List<Block> blocks) {

        Entry {
            Objects.requireNonNull(type, "type");
            blocks = List.copyOf(blocks);
        }

        /** The column as it was declared. */
        ColumnSpec spec() {
            return new ColumnSpec(
                    name, type, type == ColumnType.BAG ? blocks.get(1).bytes() / type.bytes() : 0);
        }
    }

    /**
     * A run of bytes.
     *
     * @param offset where it begins, counted from the first block
     * @param bytes its length
     */
    record Block(long offset, long bytes) {}

    ColumnLayout {
        columns = List.copyOf(columns);
    }

    /**
     * The layout of a file.
     *
     * @throws IllegalArgumentException when rows are negative, names repeat or a block exceeds 2 GiB
     */
    static ColumnLayout of(int rows, List<ColumnSpec> specs) {
        if (rows < 0) {
            throw new IllegalArgumentException("column file of " + rows + " rows; expected ≥ 0");
        }
        Set<String> names = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        long end = 0;
        for (ColumnSpec spec : specs) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("column '" + spec.name() + "' is declared twice");
            }
            List<Block> blocks = new ArrayList<>();
            for (long bytes : blockBytes(rows, spec)) {
                Block block = new Block(aligned(end), bytes);
                end = block.offset() + bytes;
                blocks.add(block);
            }
            entries.add(new Entry(spec.name(), spec.type(), blocks));
        }
        return new ColumnLayout(rows, entries);
    }

    private static long[] blockBytes(int rows, ColumnSpec spec) {
        long width = spec.type().bytes();
        long[] bytes = spec.type() == ColumnType.BAG
                ? new long[] {(rows + 1L) * width, Math.multiplyExact(spec.bagValues(), width)}
                : new long[] {rows * width};
        for (long b : bytes) {
            if (b > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("column '" + spec.name() + "': " + b + " bytes; at most "
                        + Integer.MAX_VALUE + " can be mapped. Divide the samples into more files");
            }
        }
        return bytes;
    }

    /** The bytes of all blocks together, with what lies between them. */
    long bytes() {
        if (columns.isEmpty()) {
            return 0;
        }
        List<Block> last = columns.get(columns.size() - 1).blocks();
        Block block = last.get(last.size() - 1);
        return block.offset() + block.bytes();
    }

    /** The next multiple of the alignment. */
    static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
