/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file that numbers are put into one after the other, little-endian. One owner. */
final class BufferedFile implements AutoCloseable {

    private static final int ROOM = 1 << 18; // bytes

    private final FileChannel channel;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    BufferedFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Where the next bytes are to be put; there is room for at least so many. */
    ByteBuffer room(int bytes) throws IOException {
        if (room.remaining() < bytes) {
            flush();
        }
        return room;
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
