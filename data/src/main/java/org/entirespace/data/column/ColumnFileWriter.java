/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;

/**
 * Writes a column file whose rows and bag values are known beforehand. Each column is appended to in chunks, in row order;
 * columns need not keep step. Nothing lies under the target's name before {@link #publish}. Not thread-safe.
 */
public final class ColumnFileWriter implements AutoCloseable {

    private final Path target;
    private final Path partial;
    private final FileChannel channel;
    private final List<ColumnWriter> columns = new ArrayList<>();

    private ColumnFileWriter(Path target, Path partial, FileChannel channel, ColumnHeader header) throws IOException {
        this.target = target;
        this.partial = partial;
        this.channel = channel;
        ColumnLayout layout = header.layout();
        if (layout.bytes() > 0) {
            channel.write(ByteBuffer.allocate(1), header.firstBlock() + layout.bytes() - 1);
        }
        for (ColumnLayout.Entry entry : layout.columns()) {
            columns.add(new ColumnWriter(channel, header.firstBlock(), entry, layout.rows()));
        }
    }

    /**
     * Begins a file under a temporary name beside {@code target}.
     *
     * @param target the file to be
     * @param rows the rows of every column
     * @param columns the columns, names distinct; the methods below name them by position
     * @throws IllegalArgumentException when names repeat or a column exceeds 2 GiB
     */
    public static ColumnFileWriter create(Path target, int rows, List<ColumnSpec> columns) throws IOException {
        ColumnLayout layout = ColumnLayout.of(rows, columns);
        Path partial = AtomicFile.begin(target);
        FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            return new ColumnFileWriter(target, partial, channel, ColumnHeader.write(channel, layout));
        } catch (Throwable failure) {
            channel.close();
            Files.deleteIfExists(partial);
            throw failure;
        }
    }

    /** Appends {@code count} rows to an {@link ColumnType#INT8} column. */
    public void appendBytes(int column, byte[] values, int count) throws IOException {
        columns.get(column).ready(ColumnType.INT8, count, values.length).putBytes(values, count);
    }

    /** Appends {@code count} rows to an {@link ColumnType#INT32} column. */
    public void appendInts(int column, int[] values, int count) throws IOException {
        columns.get(column).ready(ColumnType.INT32, count, values.length).putInts(values, count);
    }

    /** Appends {@code count} rows to an {@link ColumnType#INT64} column. */
    public void appendLongs(int column, long[] values, int count) throws IOException {
        columns.get(column).ready(ColumnType.INT64, count, values.length).putLongs(values, count);
    }

    /** Appends {@code count} rows to a {@link ColumnType#FLOAT32} column. */
    public void appendFloats(int column, float[] values, int count) throws IOException {
        columns.get(column).ready(ColumnType.FLOAT32, count, values.length).putFloats(values, count);
    }

    /**
     * Appends {@code count} rows to a {@link ColumnType#BAG} column.
     *
     * @param column the column's position
     * @param offsets where each row's values begin in {@code values}; (count + 1), from 0, not falling
     * @param values the values; offsets[count] of them are read
     * @param count the rows
     * @throws IllegalArgumentException when the offsets do not rise from 0 to at most the number of values
     */
    public void appendBags(int column, int[] offsets, int[] values, int count) throws IOException {
        columns.get(column).appendBags(offsets, values, count);
    }

    /**
     * Publishes the file under the target's name.
     *
     * @throws IllegalStateException when a column lacks rows or values
     */
    public FileSeal publish() throws IOException {
        finish();
        return AtomicFile.publish(partial, target);
    }

    /**
     * Publishes the file under a name that carries its checksum, {@code stem-0123456789abcdef.ext} for a target {@code
     * stem.ext}, so that no other content can have this name.
     *
     * @throws IllegalStateException when a column lacks rows or values
     */
    public FileSeal publishHashed() throws IOException {
        finish();
        return HashedName.publish(partial, target);
    }

    private void finish() throws IOException {
        for (ColumnWriter column : columns) {
            column.finish();
        }
        channel.close();
    }

    /** Discards what was not published. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}
