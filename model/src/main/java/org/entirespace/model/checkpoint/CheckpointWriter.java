/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes the chunks of a checkpoint: its text, the forms of its blocks, their rows, and an empty chunk as the end. One owner. */
final class CheckpointWriter implements AutoCloseable {

    /** The first bytes of every checkpoint, with the version of the format. */
    static final long MAGIC =
            ByteBuffer.wrap("ESCHECK1".getBytes(StandardCharsets.US_ASCII)).getLong();

    private final FileChannel out;
    private final ByteBuffer chunk = Chunks.room();
    private long number;

    private CheckpointWriter(FileChannel out) {
        this.out = out;
    }

    /** Writes a whole checkpoint; not yet flushed to disk. */
    static void write(Path file, String text, List<StateBlock> blocks) throws IOException {
        try (CheckpointWriter writer = new CheckpointWriter(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
            writer.write(text, blocks);
        }
    }

    private void write(String text, List<StateBlock> blocks) throws IOException {
        drain(ByteBuffer.allocate(Long.BYTES).putLong(0, MAGIC));
        bytes(text.getBytes(StandardCharsets.UTF_8));
        bytes(BlockForms.of(blocks).getBytes(StandardCharsets.UTF_8));
        float[] rows = new float[Chunks.MAX_FLOATS];
        for (StateBlock block : blocks) {
            int step = Chunks.rowsOf(block);
            for (int from = 0; from < block.rows(); ) {
                int to = Math.min(block.rows() - from, step) + from;
                block.read(from, to, rows);
                int floats = (to - from) * block.floatsPerRow();
                chunk.clear().position(Chunks.FRAME);
                chunk.slice().order(chunk.order()).asFloatBuffer().put(rows, 0, floats);
                chunk.limit(Chunks.FRAME + floats * Float.BYTES);
                end();
                from = to;
            }
        }
        bytes(new byte[0]);
    }

    private void bytes(byte[] content) throws IOException {
        if (content.length > Chunks.BYTES) {
            throw new IllegalArgumentException(
                    "text of a checkpoint: " + content.length + " bytes; expected at most " + Chunks.BYTES);
        }
        chunk.clear().position(Chunks.FRAME);
        chunk.put(content);
        chunk.flip().position(Chunks.FRAME);
        end();
    }

    /** Writes the chunk that lies between the frame and the limit. */
    private void end() throws IOException {
        chunk.putInt(0, chunk.remaining());
        chunk.putInt(Integer.BYTES, Chunks.checksum(number++, chunk));
        drain(chunk.position(0));
    }

    private void drain(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
