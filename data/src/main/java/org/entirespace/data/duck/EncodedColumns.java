/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.jspecify.annotations.Nullable;

/** The columns of a job, those that take longest first. */
final class EncodedColumns {

    private final DuckDBConnection connection;
    private final EncodeJob job;

    EncodedColumns(DuckDBConnection connection, EncodeJob job) {
        this.connection = connection;
        this.job = job;
    }

    List<PlacedColumn> all() throws SQLException {
        List<PlacedColumn> columns = new ArrayList<>();
        EncodeJob.GroupQuery groups = job.groups();
        if (groups != null) {
            columns.add(
                    PlacedLongs.groups(groups.sql(), groups.numbered().isEmpty() ? null : longs(groups.numbered())));
        }
        if (!job.ids().isEmpty()) {
            columns.add(PlacedLongs.ids(job.ids()));
        }
        for (int first = 0; first < job.behaviors().size(); first += EncodeJob.LABELS) {
            int last = Math.min(first + EncodeJob.LABELS, job.behaviors().size());
            columns.add(new PlacedLabels(job.labels().get(first / EncodeJob.LABELS), first, last - first));
        }
        for (int field = 0; field < job.fields().size(); field++) {
            columns.add(field(field));
        }
        return columns;
    }

    private PlacedColumn field(int number) throws SQLException {
        FittedField field = job.schema().fields().get(number);
        EncodeJob.FieldQuery query = job.fields().get(number);
        FieldEncoder encoder = new FieldEncoder(field);
        @Nullable List<String> texts = query.texts().isEmpty() ? null : texts(query.texts());
        if (field.kind() == FieldKind.BAG) {
            return new PlacedBags(query.sql(), number, encoder, texts);
        }
        if (field.kind() == FieldKind.CATEGORICAL) {
            return PlacedInts.texts(query.sql(), number, encoder, texts);
        }
        return field.encoding() == Encoding.BUCKETS
                ? PlacedInts.bucketed(query.sql(), number, encoder)
                : PlacedInts.standardized(query.sql(), number, encoder);
    }

    private long[] longs(String sql) throws SQLException {
        LongStream.Builder longs = LongStream.builder();
        Chunks.read(connection, sql, chunk -> {
            DuckDBReadableVector values = chunk.vector(0);
            for (long row = 0; row < chunk.rowCount(); row++) {
                longs.add(values.getLong(row));
            }
        });
        return longs.build().toArray();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        Chunks.read(connection, sql, chunk -> {
            DuckDBReadableVector values = chunk.vector(0);
            for (long row = 0; row < chunk.rowCount(); row++) {
                texts.add(values.getString(row));
            }
        });
        return texts;
    }
}
