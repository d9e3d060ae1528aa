/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.sample.SampleWriter;

/** Streams the rows of an {@link EncodeJob} into a column file, chunk by chunk, in constant memory. */
final class RowEncoding {

    private static final int BATCH = 8192;
    private static final int ID_COLUMN = 2;

    private final EncodeJob job;
    private final int firstLabel;
    private final List<FieldColumn> fields = new ArrayList<>();
    private final long[] ids = new long[BATCH]; // of the samples in the batch
    private long expected;

    RowEncoding(EncodeJob job) {
        this.job = job;
        firstLabel = job.layout().hasIds() ? ID_COLUMN + 1 : ID_COLUMN;
    }

    private void openFields(DuckDBConnection connection) throws SQLException {
        int column = firstLabel + job.layout().behaviors().size();
        int indexed = 0;
        int numeric = 0;
        for (FittedField field : job.layout().schema().fields()) {
            int slot = field.isIndexed() ? indexed++ : numeric++;
            String texts = job.texts().get(fields.size());
            FieldEncoder encoder = new FieldEncoder(field);
            fields.add(
                    texts.isEmpty()
                            ? FieldColumn.of(encoder, column++, slot)
                            : new NumberedColumn(encoder, texts(connection, texts), column++, slot));
        }
    }

    private static List<String> texts(DuckDBConnection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBReadableVector values = result.chunk().vector(0);
                for (long row = 0; row < result.chunk().rowCount(); row++) {
                    texts.add(values.getString(row));
                }
            }
        }
        return texts;
    }

    FileSeal run(DuckDBConnection connection) throws SQLException, IOException {
        openFields(connection);
        try (SampleWriter writer = SampleWriter.create(Path.of(job.target()), job.rows(), job.layout());
                DuckDBPreparedStatement statement =
                        connection.prepareStatement(job.sql()).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            SampleBatch batch = writer.newBatch(BATCH);
            while (result.nextChunk()) {
                append(result.chunk(), batch, writer);
            }
            if (batch.size > 0) {
                write(batch, writer);
            }
            return writer.publish();
        }
    }

    private void append(DuckDBDataChunkReader chunk, SampleBatch batch, SampleWriter writer) throws IOException {
        long rows = chunk.rowCount();
        for (long from = 0; from < rows; ) {
            int count = (int) Math.min(rows - from, BATCH - batch.size);
            copy(chunk, from, count, batch);
            from += count;
            if (batch.size == BATCH) {
                write(batch, writer);
                batch.size = 0;
            }
        }
    }

    private void write(SampleBatch batch, SampleWriter writer) throws IOException {
        writer.append(batch);
        if (job.layout().hasIds()) {
            writer.appendIds(ids, batch.size);
        }
    }

    private void copy(DuckDBDataChunkReader chunk, long from, int count, SampleBatch batch) {
        DuckDBReadableVector number = chunk.vector(0);
        DuckDBReadableVector group = chunk.vector(1);
        for (int i = 0; i < count; i++) {
            if (number.getLong(from + i) != expected) {
                throw new IllegalStateException(
                        "rows came out of order: " + number.getLong(from + i) + ", expected " + expected);
            }
            expected++;
            batch.group[batch.size + i] = group.getLong(from + i);
        }
        if (job.layout().hasIds()) {
            DuckDBReadableVector id = chunk.vector(ID_COLUMN);
            for (int i = 0; i < count; i++) {
                ids[batch.size + i] = id.getLong(from + i);
            }
        }
        for (int label = 0; label < batch.labels.length; label++) {
            DuckDBReadableVector codes = chunk.vector(firstLabel + label);
            for (int i = 0; i < count; i++) {
                batch.labels[label][batch.size + i] = codes.getByte(from + i);
            }
        }
        for (FieldColumn field : fields) {
            field.copy(chunk.vector(field.column()), from, count, batch);
        }
        batch.size += count;
    }
}
