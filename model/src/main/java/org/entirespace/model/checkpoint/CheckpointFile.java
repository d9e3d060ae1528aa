/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;

/**
 * A checkpoint that is read: a text, then the floats of a training state. Every chunk is checked against its checksum before it
 * is used. One owner, who closes it.
 */
public final class CheckpointFile implements AutoCloseable {

    private final Path path;
    private final FileChannel in;
    private final ByteBuffer chunk = Chunks.room();
    private final String text;
    private final String forms;
    private long number;

    private CheckpointFile(Path path, FileChannel in) throws IOException {
        this.path = path;
        this.in = in;
        fill(Long.BYTES, "the beginning");
        long magic = chunk.duplicate().getLong(); // a duplicate is big-endian, as the bytes of the text are
        if (magic != CheckpointWriter.MAGIC) {
            throw new CorruptArtifactException(path, "first bytes", "those of a checkpoint", "others");
        }
        text = nextText();
        forms = nextText();
    }

    /**
     * Opens a checkpoint and reads its text.
     *
     * @throws CorruptArtifactException when it is no checkpoint, or damaged so far
     */
    public static CheckpointFile open(Path path) throws IOException {
        FileChannel in = FileChannel.open(path);
        try {
            return new CheckpointFile(path, in);
        } catch (Throwable failure) {
            in.close();
            throw failure;
        }
    }

    /** The text that came with the state. */
    public String text() {
        return text;
    }

    /**
     * Fills blocks with the state, once.
     *
     * @param blocks of the names and sizes that were written, in their order
     * @throws CorruptArtifactException when they differ, or the file is damaged or cut; some blocks may be filled then
     */
    public void readInto(List<StateBlock> blocks) throws IOException {
        String expected = BlockForms.of(blocks);
        if (!expected.equals(forms)) {
            throw new CorruptArtifactException(path, "rows, floats and names of blocks", expected, forms);
        }
        float[] rows = new float[Chunks.MAX_FLOATS];
        for (StateBlock block : blocks) {
            int step = Chunks.rowsOf(block);
            for (int from = 0; from < block.rows(); ) {
                int to = Math.min(block.rows() - from, step) + from;
                int floats = (to - from) * block.floatsPerRow();
                next(floats * Float.BYTES, floats * Float.BYTES);
                chunk.asFloatBuffer().get(rows, 0, floats);
                block.write(from, to, rows);
                from = to;
            }
        }
        next(0, 0);
        if (in.position() != in.size()) {
            throw new CorruptArtifactException(path, "size in bytes", in.position(), in.size());
        }
    }

    private String nextText() throws IOException {
        next(0, Chunks.BYTES);
        return StandardCharsets.UTF_8.decode(chunk).toString();
    }

    /** Reads the next chunk; its bytes are those between the buffer's position and limit. */
    private void next(int least, int most) throws IOException {
        String what = "chunk " + number;
        fill(Chunks.FRAME, what);
        int length = chunk.getInt();
        int expected = chunk.getInt();
        if (length < least || length > most) {
            throw new CorruptArtifactException(
                    path, what + ", bytes", least == most ? least : "at most " + most, length);
        }
        fill(length, what);
        int found = Chunks.checksum(number++, chunk);
        if (found != expected) {
            throw new CorruptArtifactException(
                    path, what + ", CRC-32C", Integer.toHexString(expected), Integer.toHexString(found));
        }
    }

    private void fill(int length, String what) throws IOException {
        chunk.clear().limit(length);
        while (chunk.hasRemaining()) {
            if (in.read(chunk) < 0) {
                throw new CorruptArtifactException(path, what, "all its bytes", "the end of the file");
            }
        }
        chunk.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
