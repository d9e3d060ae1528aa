/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.data.rows.FieldFileWriter;

/** Encodes rows field by field, several fields at a time, and counts what is missing or unknown. */
final class RowsEncoding {

    private final DuckDBConnection connection;
    private final RowsJob job;
    private final Field[] fields;

    private RowsEncoding(DuckDBConnection connection, RowsJob job) {
        this.connection = connection;
        this.job = job;
        fields = new Field[job.schema().fields().size()];
    }

    /** Writes the files; returns one row: how many rows there are, then of each field how many are missing and how many unknown. */
    static List<String> run(DuckDBConnection connection, RowsJob job, int threads) throws SQLException, IOException {
        RowsEncoding encoding = new RowsEncoding(connection, job);
        List<Integer> numbers =
                IntStream.range(0, encoding.fields.length).boxed().toList();
        new SharedTasks(threads).run(numbers, encoding::worker);
        List<String> counts = new ArrayList<>(List.of(Long.toString(encoding.fields[0].rows)));
        for (Field field : encoding.fields) {
            if (field.rows != encoding.fields[0].rows) {
                throw new IllegalStateException(
                        "fields of " + field.rows + " and " + encoding.fields[0].rows + " rows");
            }
            counts.add(Long.toString(field.missing));
            counts.add(Long.toString(field.unknown));
        }
        return counts;
    }

    private SharedTasks.Worker<Integer> worker() throws SQLException {
        DuckDBConnection own = connection.duplicate().unwrap(DuckDBConnection.class);
        return new SharedTasks.Worker<>() {
            @Override
            public void run(Integer number) throws SQLException, IOException {
                FieldEncoder encoder = new FieldEncoder(job.schema().fields().get(number));
                try (FieldFileWriter writer = FieldFileWriter.create(Path.of(job.folder()), number)) {
                    Field field = new Field(encoder, writer);
                    Chunks.read(own, job.sql().get(number), field::append);
                    fields[number] = field;
                }
            }

            @Override
            public void close() throws SQLException {
                own.close();
            }
        };
    }

    /** One field on its way to its file. Used by one thread. */
    private static final class Field {

        private final FieldEncoder encoder;
        private final FieldFileWriter writer;
        private final TextCodes texts;
        private final int[] found = new int[Chunks.MOST];
        private int[] codes = new int[16]; // of a bag
        private int count; // of a bag
        private long rows;
        private long missing;
        private long unknown;

        Field(FieldEncoder encoder, FieldFileWriter writer) {
            this.encoder = encoder;
            this.writer = writer;
            texts = new TextCodes(encoder);
        }

        void append(DuckDBDataChunkReader chunk) {
            int size = (int) chunk.rowCount();
            DuckDBReadableVector values = chunk.vector(0);
            try {
                if (encoder.field().kind() == FieldKind.BAG) {
                    bags(values, size);
                } else if (encoder.field().isIndexed()) {
                    codes(values, size);
                } else {
                    numbers(values, size);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rows += size;
        }

        private void codes(DuckDBReadableVector values, int size) throws IOException {
            if (encoder.field().kind() == FieldKind.CATEGORICAL) {
                texts.encode(values, size, found);
            } else {
                for (int i = 0; i < size; i++) {
                    found[i] = encoder.rowOf(values.getDouble(i));
                }
            }
            for (int i = 0; i < size; i++) {
                int code = found[i];
                missing += encoder.isMissing(code) ? 1 : 0;
                unknown += encoder.isUnknown(code) ? 1 : 0;
            }
            writer.add(found, size);
        }

        private void bags(DuckDBReadableVector values, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                count = 0;
                if (!values.isNull(i)) {
                    BagText.forEach(values.getString(i), this::take);
                }
                missing += count == 0 ? 1 : 0;
                writer.add(count);
                writer.add(codes, count);
            }
        }

        private void take(String text) {
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, 2 * count);
            }
            int code = encoder.rowOf(text);
            unknown += encoder.isUnknown(code) ? 1 : 0;
            codes[count++] = code;
        }

        private void numbers(DuckDBReadableVector values, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                double value = values.getDouble(i);
                missing += Double.isNaN(value) ? 1 : 0;
                writer.add(Float.floatToRawIntBits(encoder.standardized(value)));
            }
        }
    }
}
