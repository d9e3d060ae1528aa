/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Appends rows to one column and sees that neither more nor fewer come than were declared. Not thread-safe. */
final class ColumnWriter {

    private final ColumnSpec spec;
    private final BlockWriter[] blocks;
    private long rowsLeft;
    private int bagEnd;

    ColumnWriter(FileChannel channel, long firstBlock, ColumnLayout.Entry entry, int rows) throws IOException {
        spec = entry.spec();
        rowsLeft = rows;
        blocks = entry.blocks().stream()
                .map(b -> new BlockWriter(channel, firstBlock + b.offset(), b.bytes()))
                .toArray(BlockWriter[]::new);
        if (spec.type() == ColumnType.BAG) {
            blocks[0].putInt(0);
        }
    }

    /** The block that {@code count} more rows go to, after checking that they may; they count as appended. */
    BlockWriter ready(ColumnType type, int count, int available) {
        check(type, count, available);
        rowsLeft -= count;
        return blocks[0];
    }

    private void check(ColumnType type, int count, int available) {
        if (spec.type() != type) {
            throw new IllegalArgumentException(
                    "column '" + spec.name() + "' holds " + spec.type() + ", appended " + type);
        }
        if (count < 0 || count > available || count > rowsLeft) {
            throw new IllegalArgumentException("column '" + spec.name() + "': appended " + count
                    + " rows; expected 0 to " + Math.min(available, rowsLeft));
        }
    }

    void appendBags(int[] offsets, int[] values, int count) throws IOException {
        check(ColumnType.BAG, count, offsets.length - 1);
        for (int i = 0; i <= count; i++) {
            int before = i == 0 ? 0 : offsets[i - 1];
            if (offsets[i] < before || (i == 0 && offsets[0] != 0) || offsets[i] > values.length) {
                throw new IllegalArgumentException("column '" + spec.name() + "': offset " + offsets[i] + " of row " + i
                        + "; expected " + (i == 0 ? "0" : before + " to " + values.length));
            }
        }
        if (offsets[count] > blocks[1].missing() / 4) {
            throw new IllegalArgumentException("column '" + spec.name() + "': appended " + offsets[count]
                    + " values; expected at most " + blocks[1].missing() / 4);
        }
        BlockWriter ends = ready(ColumnType.BAG, count, offsets.length - 1);
        for (int i = 1; i <= count; i++) {
            ends.putInt(bagEnd + offsets[i]);
        }
        bagEnd += offsets[count];
        blocks[1].putInts(values, offsets[count]);
    }

    /** Writes out what is buffered, if the column is complete. */
    void finish() throws IOException {
        if (rowsLeft != 0) {
            throw new IllegalStateException("column '" + spec.name() + "' lacks " + rowsLeft + " rows");
        }
        for (BlockWriter block : blocks) {
            if (block.missing() != 0) {
                throw new IllegalStateException(
                        "column '" + spec.name() + "' lacks " + block.missing() / 4 + " bag values");
            }
            block.flush();
        }
    }
}
