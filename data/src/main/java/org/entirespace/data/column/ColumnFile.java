/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;

/**
 * An open column file, each column mapped into memory on its own. Its structure is checked when it is opened; that no bit of
 * the columns was flipped is for a checksum in a manifest to say. Threads may share it; every buffer is a read-only view of
 * its own.
 */
public final class ColumnFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final ColumnHeader header;

    private ColumnFile(Path path, FileChannel channel, ColumnHeader header) {
        this.path = path;
        this.channel = channel;
        this.header = header;
    }

    /**
     * Opens a column file.
     *
     * @throws CorruptArtifactException when it is not one, is cut short or contradicts itself
     */
    public static ColumnFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ColumnFile(path, channel, ColumnHeader.read(path, channel));
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    /** The rows of every column. */
    public int rows() {
        return header.layout().rows();
    }

    /** The columns, in file order. */
    public List<ColumnSpec> columns() {
        return header.layout().columns().stream().map(ColumnLayout.Entry::spec).toList();
    }

    /** The rows of an {@link ColumnType#INT8} column; (rows). */
    public ByteBuffer bytes(String column) throws IOException {
        return map(column, ColumnType.INT8, 0);
    }

    /** The rows of an {@link ColumnType#INT32} column; (rows). */
    public IntBuffer ints(String column) throws IOException {
        return map(column, ColumnType.INT32, 0).asIntBuffer();
    }

    /** The rows of an {@link ColumnType#INT64} column; (rows). */
    public LongBuffer longs(String column) throws IOException {
        return map(column, ColumnType.INT64, 0).asLongBuffer();
    }

    /** The rows of a {@link ColumnType#FLOAT32} column; (rows). */
    public FloatBuffer floats(String column) throws IOException {
        return map(column, ColumnType.FLOAT32, 0).asFloatBuffer();
    }

    /**
     * Where each row's values begin in a {@link ColumnType#BAG} column; (rows + 1), rising from 0 to the number of values.
     *
     * @throws CorruptArtifactException when they do not
     */
    public IntBuffer bagOffsets(String column) throws IOException {
        IntBuffer offsets = map(column, ColumnType.BAG, 0).asIntBuffer();
        int values = map(column, ColumnType.BAG, 1).capacity() / ColumnType.BAG.bytes();
        int before = 0;
        for (int i = 0; i <= rows(); i++) {
            int offset = offsets.get(i);
            if (offset < before || (i == 0 && offset != 0) || (i == rows() && offset != values)) {
                throw new CorruptArtifactException(
                        path,
                        "column '" + column + "', bag offset of row " + i,
                        i == 0 ? 0 : i == rows() ? values : "at least " + before,
                        offset);
            }
            before = offset;
        }
        return offsets;
    }

    /** The values of a {@link ColumnType#BAG} column; (bag values). */
    public IntBuffer bagValues(String column) throws IOException {
        return map(column, ColumnType.BAG, 1).asIntBuffer();
    }

    /** Closes the file; buffers already handed out stay valid. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer map(String column, ColumnType type, int block) throws IOException {
        ColumnLayout.Entry entry = header.layout().columns().stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElse(null);
        if (entry == null || entry.type() != type) {
            throw new CorruptArtifactException(
                    path, "column '" + column + "'", type, entry == null ? "none of this name" : entry.type());
        }
        ColumnLayout.Block place = entry.blocks().get(block);
        return channel.map(FileChannel.MapMode.READ_ONLY, header.firstBlock() + place.offset(), place.bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
