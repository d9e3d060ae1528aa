/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entirespace.core.sample.SampleBatch;

/**
 * Writes batches of encoded rows one after the other, without labels. One owner.
 *
 * <pre>
 *   block     rows (int32), then for each indexed field values in all (int32), where each row's end (rows of int32), values (int32),
 *             then for each number rows of float32; little-endian
 * </pre>
 */
public final class RowFileWriter implements AutoCloseable {

    private final FileChannel channel;

    private RowFileWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** A writer of a new file. */
    public static RowFileWriter create(Path file) throws IOException {
        return new RowFileWriter(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Appends the rows of a batch. */
    public void append(SampleBatch batch) throws IOException {
        long ints = 1;
        for (SampleBatch.Rows rows : batch.indexed) {
            ints += 1L + batch.size + rows.offsets[batch.size];
        }
        ints += (long) batch.numeric.length * batch.size;
        ByteBuffer block =
                ByteBuffer.allocate(Math.toIntExact(ints * Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(batch.size);
        for (SampleBatch.Rows rows : batch.indexed) {
            int values = rows.offsets[batch.size];
            block.putInt(values);
            put(block, rows.offsets, 1, batch.size);
            put(block, rows.values, 0, values);
        }
        for (float[] column : batch.numeric) {
            block.asFloatBuffer().put(column, 0, batch.size);
            block.position(block.position() + batch.size * Float.BYTES);
        }
        block.flip();
        while (block.hasRemaining()) {
            channel.write(block);
        }
    }

    private static void put(ByteBuffer block, int[] values, int from, int count) {
        block.asIntBuffer().put(values, from, count);
        block.position(block.position() + count * Integer.BYTES);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
