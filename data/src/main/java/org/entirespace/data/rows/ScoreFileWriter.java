/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entirespace.core.artifact.WriteFailedException;

/** Writes the scores of rows: of each row as many little-endian floats as there are columns. Threads may share it. */
public final class ScoreFileWriter implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final int columns;

    private ScoreFileWriter(Path file, FileChannel channel, int columns) {
        this.file = file;
        this.channel = channel;
        this.columns = columns;
    }

    /** A writer of a new file with some columns. */
    public static ScoreFileWriter create(Path file, int columns) throws IOException {
        return new ScoreFileWriter(
                file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), columns);
    }

    /** A writer of a file that is there already. */
    static ScoreFileWriter over(Path file, int columns) throws IOException {
        return new ScoreFileWriter(file, FileChannel.open(file, StandardOpenOption.WRITE), columns);
    }

    /**
     * Puts the scores of some neighbouring rows at their place.
     *
     * @param first the number of the first of these rows
     * @param scores column after column, row after row; (at least rows, columns)
     * @throws WriteFailedException when they cannot be written, such as on a full disk
     */
    public void write(long first, float[] scores, int rows) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(rows * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(scores, 0, rows * columns);
        long at = first * columns * Float.BYTES;
        try {
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
