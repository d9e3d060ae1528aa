/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the scores of rows: of each row as many little-endian doubles as there are columns. One owner. */
public final class ScoreFileWriter implements AutoCloseable {

    private final BufferedFile file;

    private ScoreFileWriter(BufferedFile file) {
        this.file = file;
    }

    /** A writer of a new file. */
    public static ScoreFileWriter create(Path file) throws IOException {
        return new ScoreFileWriter(new BufferedFile(file));
    }

    /** Appends the next score, column after column, row after row. */
    public void add(double score) throws IOException {
        file.room(Double.BYTES).putDouble(score);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
