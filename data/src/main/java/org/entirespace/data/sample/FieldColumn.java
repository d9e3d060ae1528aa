/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.column.ColumnFile;

/** One field of a split, mapped into memory. Each case copies its rows to where they belong in a batch. */
sealed interface FieldColumn {

    /** Copies samples {@code rows[from] ...} to the start of a batch. */
    void gather(SampleBatch batch, int[] rows, int from, int count);

    /** Whether a sample has the same values as the one before it. */
    boolean agrees(int row);

    /** Copies samples {@code fromRow ...} to the start of a batch. */
    void copy(SampleBatch batch, int fromRow, int count);

    /**
     * One embedding row a sample.
     *
     * @param index the field's place among the indexed fields
     * @param values the rows; (samples)
     */
    record Single(int index, IntBuffer values) implements FieldColumn {

        static Single open(ColumnFile file, String column, int index) throws IOException {
            return new Single(index, file.ints(column));
        }

        @Override
        public void gather(SampleBatch batch, int[] rows, int from, int count) {
            int[] into = one(batch.indexed[index], count);
            for (int i = 0; i < count; i++) {
                into[i] = values.get(rows[from + i]);
            }
        }

        @Override
        public boolean agrees(int row) {
            return values.get(row) == values.get(row - 1);
        }

        @Override
        public void copy(SampleBatch batch, int fromRow, int count) {
            values.get(fromRow, one(batch.indexed[index], count), 0, count);
        }

        private static int[] one(SampleBatch.Rows target, int count) {
            for (int i = 0; i <= count; i++) {
                target.offsets[i] = i;
            }
            return target.values;
        }
    }

    /**
     * A list of embedding rows a sample.
     *
     * @param index the field's place among the indexed fields
     * @param offsets where each sample's rows begin; (samples + 1)
     * @param values the rows
     */
    record Bag(int index, IntBuffer offsets, IntBuffer values) implements FieldColumn {

        static Bag open(ColumnFile file, String column, int index) throws IOException {
            return new Bag(index, file.bagOffsets(column), file.bagValues(column));
        }

        @Override
        public void gather(SampleBatch batch, int[] rows, int from, int count) {
            SampleBatch.Rows target = batch.indexed[index];
            int end = 0;
            target.offsets[0] = 0;
            for (int i = 0; i < count; i++) {
                int begin = offsets.get(rows[from + i]);
                int length = offsets.get(rows[from + i] + 1) - begin;
                target.ensureValues(Math.addExact(end, length));
                values.get(begin, target.values, end, length);
                end += length;
                target.offsets[i + 1] = end;
            }
        }

        @Override
        public boolean agrees(int row) {
            int before = offsets.get(row - 1);
            int begin = offsets.get(row);
            int length = begin - before;
            return offsets.get(row + 1) - begin == length
                    && values.slice(before, length).equals(values.slice(begin, length));
        }

        @Override
        public void copy(SampleBatch batch, int fromRow, int count) {
            SampleBatch.Rows target = batch.indexed[index];
            int begin = offsets.get(fromRow);
            for (int i = 0; i <= count; i++) {
                target.offsets[i] = offsets.get(fromRow + i) - begin;
            }
            target.ensureValues(target.offsets[count]);
            values.get(begin, target.values, 0, target.offsets[count]);
        }
    }

    /**
     * One standardised number a sample.
     *
     * @param index the field's place among the standardised fields
     * @param values the numbers; (samples)
     */
    record Numeric(int index, FloatBuffer values) implements FieldColumn {

        static Numeric open(ColumnFile file, String column, int index) throws IOException {
            return new Numeric(index, file.floats(column));
        }

        @Override
        public void gather(SampleBatch batch, int[] rows, int from, int count) {
            float[] into = batch.numeric[index];
            for (int i = 0; i < count; i++) {
                into[i] = values.get(rows[from + i]);
            }
        }

        @Override
        public boolean agrees(int row) {
            return values.get(row) == values.get(row - 1);
        }

        @Override
        public void copy(SampleBatch batch, int fromRow, int count) {
            values.get(fromRow, batch.numeric[index], 0, count);
        }
    }
}
