/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/** Reads the files of {@link FieldFileWriter}s, one for each field of a schema, some rows at a time. One owner. */
public final class FieldFilesReader implements AutoCloseable {

    private final List<Words> fields = new ArrayList<>();
    private long left; // rows

    private FieldFilesReader(long rows) {
        left = rows;
    }

    /**
     * A reader from the first row.
     *
     * @param rows how many there are
     */
    public static FieldFilesReader open(Path folder, Schema schema, long rows) throws IOException {
        FieldFilesReader reader = new FieldFilesReader(rows);
        try {
            for (int f = 0; f < schema.fields().size(); f++) {
                Path file = FieldFileWriter.file(folder, f);
                reader.fields.add(new Words(schema.fields().get(f), FileChannel.open(file, StandardOpenOption.READ)));
            }
            return reader;
        } catch (Throwable failure) {
            reader.close();
            throw failure;
        }
    }

    /**
     * Reads the next rows.
     *
     * @param batch filled with as many as it has room for, fewer at the end
     * @return whether there were any
     * @throws EOFException when a file has fewer than it should, or than it says
     */
    public boolean next(SampleBatch batch) throws IOException {
        if (left == 0) {
            return false;
        }
        int rows = (int) Math.min(left, batch.capacity());
        int indexed = 0;
        int numeric = 0;
        for (Words words : fields) {
            if (words.field.kind() == FieldKind.BAG) {
                words.bags(batch.indexed[indexed++], rows);
            } else if (words.field.isIndexed()) {
                words.codes(batch.indexed[indexed++], rows);
            } else {
                words.numbers(batch.numeric[numeric++], rows);
            }
        }
        batch.size = rows;
        left -= rows;
        return true;
    }

    @Override
    public void close() throws IOException {
        for (Words field : fields) {
            field.channel.close();
        }
    }

    /** The words of one field. */
    private static final class Words {

        private static final int ROOM = 1 << 18; // bytes

        private final FittedField field;
        private final FileChannel channel;
        private final long most; // words in the file
        private final ByteBuffer room =
                ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN).limit(0);

        Words(FittedField field, FileChannel channel) throws IOException {
            this.field = field;
            this.channel = channel;
            most = channel.size() / Integer.BYTES;
        }

        void codes(SampleBatch.Rows column, int rows) throws IOException {
            column.ensureValues(rows);
            for (int at = 0; at < rows; ) {
                int count = Math.min(rows - at, words());
                room.asIntBuffer().get(column.values, at, count);
                at = passed(at, count);
            }
            for (int i = 0; i <= rows; i++) {
                column.offsets[i] = i;
            }
        }

        void bags(SampleBatch.Rows column, int rows) throws IOException {
            int at = 0;
            for (int i = 0; i < rows; i++) {
                int count = word();
                if (count < 0 || count > most - at) {
                    throw new EOFException("values of field '" + field.name() + "': a bag of " + count
                            + " values; the file has fewer");
                }
                column.ensureValues(at + count);
                for (int k = 0; k < count; k++) {
                    column.values[at++] = word();
                }
                column.offsets[i + 1] = at;
            }
        }

        void numbers(float[] column, int rows) throws IOException {
            for (int at = 0; at < rows; ) {
                int count = Math.min(rows - at, words());
                room.asFloatBuffer().get(column, at, count);
                at = passed(at, count);
            }
        }

        /** Goes past some words of the room; returns how many were passed by then. */
        private int passed(int before, int count) {
            room.position(room.position() + count * Integer.BYTES);
            return before + count;
        }

        private int word() throws IOException {
            words();
            return room.getInt();
        }

        /** How many words are in the room, at least one. */
        private int words() throws IOException {
            if (!room.hasRemaining()) {
                room.clear();
                while (room.position() == 0 || room.position() % Integer.BYTES != 0) {
                    if (channel.read(room) < 0) {
                        throw new EOFException("values of field '" + field.name() + "' end before the last row");
                    }
                }
                room.flip();
            }
            return room.remaining() / Integer.BYTES;
        }
    }
}
