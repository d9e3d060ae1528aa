/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the values of one field, row after row, as words of 32 bits, little-endian. Of a field with one value a row: its embedding
 * row, or the bits of its float32. Of a bag: how many embedding rows, then these. One owner.
 */
public final class FieldFileWriter implements AutoCloseable {

    private static final int ROOM = 1 << 18; // bytes

    private final FileChannel channel;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    private FieldFileWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** A writer of a new file for a field, by its place in the schema, in a folder that is there. */
    public static FieldFileWriter create(Path folder, int field) throws IOException {
        return new FieldFileWriter(
                FileChannel.open(file(folder, field), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    static Path file(Path folder, int field) {
        return folder.resolve("field-" + field);
    }

    /** Appends a word. */
    public void add(int word) throws IOException {
        if (room.remaining() < Integer.BYTES) {
            flush();
        }
        room.putInt(word);
    }

    private void flush() throws IOException {
        room.flip();
        while (room.hasRemaining()) {
            channel.write(room);
        }
        room.clear();
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }
}
