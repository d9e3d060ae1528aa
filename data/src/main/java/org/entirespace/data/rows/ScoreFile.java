/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a {@link ScoreFileWriter}, mapped into memory. Threads may share it. */
public final class ScoreFile {

    private static final long SEGMENT = 1L << 30; // bytes, a multiple of a float's

    private final FloatBuffer[] segments;
    private final int columns;
    private final long rows;

    private ScoreFile(FloatBuffer[] segments, int columns, long rows) {
        this.segments = segments;
        this.columns = columns;
        this.rows = rows;
    }

    /** Maps a file with some columns. */
    public static ScoreFile open(Path file, int columns) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            FloatBuffer[] segments = new FloatBuffer[(int) ((size + SEGMENT - 1) / SEGMENT)];
            for (int s = 0; s < segments.length; s++) {
                long from = s * SEGMENT;
                segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(SEGMENT, size - from))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
            }
            return new ScoreFile(segments, columns, size / Float.BYTES / columns);
        }
    }

    /**
     * A score.
     *
     * @throws IndexOutOfBoundsException when there is no such row or column
     */
    public float at(long row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(
                    "score " + column + " of row " + row + "; there are " + columns + " of " + rows);
        }
        long at = (row * columns + column) * Float.BYTES;
        return segments[(int) (at / SEGMENT)].get((int) (at % SEGMENT / Float.BYTES));
    }
}
