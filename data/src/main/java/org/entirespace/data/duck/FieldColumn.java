/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;

/** Encodes one result column into one column of a batch. */
interface FieldColumn {

    /** The result column read. */
    int column();

    /** Encodes {@code count} values from row {@code from} on behind those in the batch; leaves its size alone. */
    void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch);

    /** A column of texts, bags or numbers as they stand. */
    static FieldColumn of(FieldEncoder encoder, int column, int slot) {
        if (encoder.field().kind() == FieldKind.BAG) {
            return new Bag(encoder, column, slot);
        }
        if (encoder.field().kind() == FieldKind.CATEGORICAL) {
            return new Text(encoder, column, slot);
        }
        return encoder.field().encoding() == Encoding.BUCKETS
                ? new Bucketed(encoder, column, slot)
                : new Standardized(encoder, column, slot);
    }

    private static void put(SampleBatch.Rows rows, int row, int value) {
        rows.offsets[row + 1] = row + 1;
        rows.values[row] = value;
    }

    /** One text a row. */
    record Text(FieldEncoder encoder, int column, int slot) implements FieldColumn {
        @Override
        public void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch) {
            SampleBatch.Rows rows = batch.indexed[slot];
            for (int i = 0; i < count; i++) {
                put(rows, batch.size + i, encoder.rowOf(values.isNull(from + i) ? null : values.getString(from + i)));
            }
        }
    }

    /** A list of texts a row. */
    record Bag(FieldEncoder encoder, int column, int slot) implements FieldColumn {
        @Override
        public void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch) {
            SampleBatch.Rows rows = batch.indexed[slot];
            for (int i = 0; i < count; i++) {
                int row = batch.size + i;
                rows.offsets[row + 1] = rows.offsets[row];
                BagText.forEach(values.getString(from + i), element -> {
                    int at = rows.offsets[row + 1]++;
                    rows.ensureValues(at + 1);
                    rows.values[at] = encoder.rowOf(element);
                });
            }
        }
    }

    /** A number a row, by bucket. */
    record Bucketed(FieldEncoder encoder, int column, int slot) implements FieldColumn {
        @Override
        public void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch) {
            SampleBatch.Rows rows = batch.indexed[slot];
            for (int i = 0; i < count; i++) {
                put(rows, batch.size + i, encoder.rowOf(values.getDouble(from + i)));
            }
        }
    }

    /** A number a row, standardised. */
    record Standardized(FieldEncoder encoder, int column, int slot) implements FieldColumn {
        @Override
        public void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch) {
            for (int i = 0; i < count; i++) {
                batch.numeric[slot][batch.size + i] = encoder.standardized(values.getDouble(from + i));
            }
        }
    }
}
