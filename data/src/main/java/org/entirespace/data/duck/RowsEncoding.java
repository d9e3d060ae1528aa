/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.rows.RowFileWriter;

/** Encodes the rows of a query as they come, some thousand at a time, and counts what is missing or unknown. */
final class RowsEncoding {

    private final List<FieldEncoder> encoders = new ArrayList<>();
    private final SampleBatch batch;
    private final long[] missing; // (fields)
    private final long[] unknown; // (fields)
    private long rows;

    private RowsEncoding(RowsJob job) {
        for (FittedField field : job.schema().fields()) {
            encoders.add(new FieldEncoder(field));
        }
        batch = SampleBatch.of(job.schema(), RowsJob.BLOCK, 0);
        missing = new long[encoders.size()];
        unknown = new long[encoders.size()];
    }

    /** Writes the file; returns one row: how many there are, then of each field how many are missing and how many unknown. */
    static List<String> run(DuckDBConnection connection, RowsJob job) throws SQLException, IOException {
        RowsEncoding encoding = new RowsEncoding(job);
        try (RowFileWriter writer = RowFileWriter.create(Path.of(job.target()))) {
            Chunks.read(connection, job.sql(), chunk -> encoding.append(chunk, writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<String> counts = new ArrayList<>(List.of(Long.toString(encoding.rows)));
        for (int f = 0; f < encoding.missing.length; f++) {
            counts.add(Long.toString(encoding.missing[f]));
            counts.add(Long.toString(encoding.unknown[f]));
        }
        return counts;
    }

    private void append(DuckDBDataChunkReader chunk, RowFileWriter writer) {
        batch.size = (int) chunk.rowCount();
        int indexed = 0;
        int numeric = 0;
        for (int f = 0; f < encoders.size(); f++) {
            FieldEncoder encoder = encoders.get(f);
            DuckDBReadableVector values = chunk.vector(f);
            if (encoder.field().kind() == FieldKind.BAG) {
                bags(f, encoder, values, batch.indexed[indexed++]);
            } else if (encoder.field().isIndexed()) {
                codes(f, encoder, values, batch.indexed[indexed++]);
            } else {
                numbers(f, encoder, values, batch.numeric[numeric++]);
            }
        }
        rows += batch.size;
        try {
            writer.append(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void codes(int field, FieldEncoder encoder, DuckDBReadableVector values, SampleBatch.Rows column) {
        boolean text = encoder.field().kind() == FieldKind.CATEGORICAL;
        for (int i = 0; i < batch.size; i++) {
            int code = text
                    ? encoder.rowOf(values.isNull(i) ? null : values.getString(i))
                    : encoder.rowOf(values.getDouble(i));
            missing[field] += encoder.isMissing(code) ? 1 : 0;
            unknown[field] += encoder.isUnknown(code) ? 1 : 0;
            column.values[i] = code;
            column.offsets[i + 1] = i + 1;
        }
    }

    private void bags(int field, FieldEncoder encoder, DuckDBReadableVector values, SampleBatch.Rows column) {
        int[] at = {0};
        for (int i = 0; i < batch.size; i++) {
            int from = at[0];
            if (!values.isNull(i)) {
                BagText.forEach(values.getString(i), text -> {
                    int code = encoder.rowOf(text);
                    unknown[field] += encoder.isUnknown(code) ? 1 : 0;
                    column.ensureValues(at[0] + 1);
                    column.values[at[0]++] = code;
                });
            }
            missing[field] += at[0] == from ? 1 : 0;
            column.offsets[i + 1] = at[0];
        }
    }

    private void numbers(int field, FieldEncoder encoder, DuckDBReadableVector values, float[] column) {
        for (int i = 0; i < batch.size; i++) {
            double value = values.getDouble(i);
            missing[field] += Double.isNaN(value) ? 1 : 0;
            column[i] = encoder.standardized(value);
        }
    }
}
