/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entirespace.core.sample.SampleBatch;

/** Reads the file of a {@link RowFileWriter}, block by block. One owner. */
public final class RowFileReader implements AutoCloseable {

    private final FileChannel channel;
    private final ByteBuffer one = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer room = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    private RowFileReader(FileChannel channel) {
        this.channel = channel;
    }

    /** A reader from the beginning. */
    public static RowFileReader open(Path file) throws IOException {
        return new RowFileReader(FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * Reads the next block.
     *
     * @param batch filled with its rows, with room for as many as the writer appended at a time
     * @return whether there was one
     * @throws IOException when the file ends in the middle of a block, or the batch has no room for it
     */
    public boolean next(SampleBatch batch) throws IOException {
        if (channel.position() == channel.size()) {
            return false;
        }
        int rows = whole();
        if (rows < 0 || rows > batch.capacity()) {
            throw new IOException("a block of " + rows + " rows; expected at most " + batch.capacity());
        }
        for (SampleBatch.Rows column : batch.indexed) {
            int values = whole();
            ByteBuffer block = read((long) rows + values);
            block.asIntBuffer().get(column.offsets, 1, rows);
            block.position(rows * Integer.BYTES);
            column.ensureValues(values);
            block.asIntBuffer().get(column.values, 0, values);
        }
        for (float[] column : batch.numeric) {
            read(rows).asFloatBuffer().get(column, 0, rows);
        }
        batch.size = rows;
        return true;
    }

    private int whole() throws IOException {
        one.clear();
        fill(one);
        return one.getInt(0);
    }

    private ByteBuffer read(long words) throws IOException {
        int bytes = Math.toIntExact(words * Integer.BYTES);
        if (room.capacity() < bytes) {
            room = ByteBuffer.allocate(Math.max(bytes, 2 * room.capacity())).order(ByteOrder.LITTLE_ENDIAN);
        }
        room.clear().limit(bytes);
        fill(room);
        return room.flip();
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("rows end in the middle of a block");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
