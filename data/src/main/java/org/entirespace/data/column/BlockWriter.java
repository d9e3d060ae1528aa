/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Appends little-endian numbers to one block of a file, through a buffer of its own. Not thread-safe. */
final class BlockWriter {

    private static final int BUFFER = 1 << 15;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final long end;
    private long position;

    /** A writer of the bytes from {@code position} to {@code position + bytes} of a file. */
    BlockWriter(FileChannel channel, long position, long bytes) {
        this.channel = channel;
        this.position = position;
        this.end = position + bytes;
        buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, Math.max(8, bytes)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes that are still to come. */
    long missing() {
        return end - position - buffer.position();
    }

    void putInt(int value) throws IOException {
        room(4);
        buffer.putInt(value);
    }

    void putBytes(byte[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, room(1));
            buffer.put(values, done, n);
            done += n;
        }
    }

    void putInts(int[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, room(4) / 4);
            buffer.asIntBuffer().put(values, done, n);
            buffer.position(buffer.position() + 4 * n);
            done += n;
        }
    }

    void putLongs(long[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, room(8) / 8);
            buffer.asLongBuffer().put(values, done, n);
            buffer.position(buffer.position() + 8 * n);
            done += n;
        }
    }

    void putFloats(float[] values, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int n = Math.min(count - done, room(4) / 4);
            buffer.asFloatBuffer().put(values, done, n);
            buffer.position(buffer.position() + 4 * n);
            done += n;
        }
    }

    /** Writes out what is buffered. */
    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            position += channel.write(buffer, position);
        }
        buffer.clear();
    }

    /** Makes room for at least one number of {@code width} bytes; the room there is. */
    private int room(int width) throws IOException {
        if (buffer.remaining() < width) {
            flush();
        }
        return buffer.remaining();
    }
}
