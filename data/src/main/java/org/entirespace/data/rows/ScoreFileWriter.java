/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the scores of rows: of each row as many little-endian doubles as there are columns. One owner. */
public final class ScoreFileWriter implements AutoCloseable {

    private final FileChannel channel;
    private final ByteBuffer room;

    private ScoreFileWriter(FileChannel channel, int columns) {
        this.channel = channel;
        room = ByteBuffer.allocate(Math.multiplyExact(8192 * Double.BYTES, columns))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A writer of a new file with some columns. */
    public static ScoreFileWriter create(Path file, int columns) throws IOException {
        return new ScoreFileWriter(
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), columns);
    }

    /** Appends the next score, column after column, row after row. */
    public void add(double score) throws IOException {
        if (!room.hasRemaining()) {
            flush();
        }
        room.putDouble(score);
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
