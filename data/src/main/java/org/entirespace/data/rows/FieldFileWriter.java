/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes the values of one field, row after row, as words of 32 bits, little-endian. Of a field with one value a row: its embedding
 * row, or the bits of its float32. Of a bag: how many embedding rows, then these. One owner.
 */
public final class FieldFileWriter implements AutoCloseable {

    private final BufferedFile file;

    private FieldFileWriter(BufferedFile file) {
        this.file = file;
    }

    /** A writer of a new file for a field, by its place in the schema, in a folder that is there. */
    public static FieldFileWriter create(Path folder, int field) throws IOException {
        return new FieldFileWriter(new BufferedFile(file(folder, field)));
    }

    static Path file(Path folder, int field) {
        return folder.resolve("field-" + field);
    }

    /** Appends the first words of an array. */
    public void add(int[] words, int count) throws IOException {
        for (int at = 0; at < count; ) {
            ByteBuffer room = file.room(Integer.BYTES);
            int put = Math.min(count - at, room.remaining() / Integer.BYTES);
            room.asIntBuffer().put(words, at, put);
            room.position(room.position() + put * Integer.BYTES);
            at += put;
        }
    }

    /** Appends a word. */
    public void add(int word) throws IOException {
        file.room(Integer.BYTES).putInt(word);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
