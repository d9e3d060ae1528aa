/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.column.ColumnFileWriter;

/** Writes the column file of one split from batches; what {@link SampleSplit} reads back. Not thread-safe. */
public final class SampleWriter implements AutoCloseable {

    private final SampleLayout layout;
    private final BatchShape shape;
    private final ColumnFileWriter file;
    private int rows;

    private SampleWriter(SampleLayout layout, ColumnFileWriter file) {
        this.layout = layout;
        this.shape = BatchShape.of(layout.schema(), layout.behaviors().size());
        this.file = file;
    }

    /**
     * Begins a column file.
     *
     * @param plain the path the file would have without a checksum, such as {@code folder/train.columns}
     * @param rows the samples that will come
     * @param layout what each of them has
     */
    public static SampleWriter create(Path plain, int rows, SampleLayout layout) throws IOException {
        return new SampleWriter(layout, ColumnFileWriter.create(plain, rows, SampleColumns.specs(layout)));
    }

    /** An empty batch that fits {@link #append}. */
    public SampleBatch newBatch(int capacity) {
        return shape.newBatch(capacity);
    }

    /**
     * Appends the samples of a batch, with labels of all behaviours; their ids, if any, come by {@link #appendIds}.
     *
     * @throws IllegalArgumentException when a row of a field, a number or a label code is out of range
     */
    public void append(SampleBatch batch) throws IOException {
        shape.check(batch, batch.size);
        int column = 0;
        int indexed = 0;
        int numeric = 0;
        for (FittedField field : layout.schema().fields()) {
            if (field.isIndexed()) {
                appendIndexed(column++, field, batch.indexed[indexed++], batch.size);
            } else {
                float[] values = batch.numeric[numeric++];
                for (int i = 0; i < batch.size; i++) {
                    require(Float.isFinite(values[i]), field.name(), i, values[i], "a finite number");
                }
                file.appendFloats(column++, values, batch.size);
            }
        }
        for (int b = 0; b < batch.labels.length; b++) {
            byte[] labels = batch.labels[b];
            for (int i = 0; i < batch.size; i++) {
                require(isLabel(labels[i]), layout.behaviors().get(b), i, labels[i], "a label: -1, 0 or 1");
            }
            file.appendBytes(column++, labels, batch.size);
        }
        file.appendLongs(column, batch.group, batch.size);
        rows += batch.size;
    }

    /**
     * Appends the ids of the next {@code count} samples, in the order of the samples; the two need not keep step.
     *
     * @throws IllegalArgumentException when the layout has no ids, or there are more ids than samples to come
     */
    public void appendIds(long[] ids, int count) throws IOException {
        if (!layout.hasIds()) {
            throw new IllegalArgumentException("appended " + count + " ids; expected none, as the layout has no ids");
        }
        int group = layout.schema().fields().size() + layout.behaviors().size();
        file.appendLongs(group + 1, ids, count);
    }

    private void appendIndexed(int column, FittedField field, SampleBatch.Rows bag, int size) throws IOException {
        int values = bag.offsets[size];
        for (int i = 0; i < values; i++) {
            int row = bag.values[i];
            require(
                    row >= 0 && row < field.cardinality(),
                    field.name(),
                    i,
                    row,
                    "an embedding row in [0, " + field.cardinality() + ")");
        }
        if (field.kind() == FieldKind.BAG) {
            file.appendBags(column, bag.offsets, bag.values, size);
        } else {
            require(values == size, field.name(), size, values, "one value a sample");
            file.appendInts(column, bag.values, size);
        }
    }

    private void require(boolean holds, String column, int place, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("'" + column + "', value " + place + " of the batch after " + rows
                    + " samples: " + found + "; expected " + expected);
        }
    }

    static boolean isLabel(byte code) {
        return code >= Label.UNOBSERVED.code() && code <= Label.POSITIVE.code();
    }

    /**
     * Publishes the file under a name that carries its checksum.
     *
     * @throws IllegalStateException when samples, bag values or ids are missing
     */
    public FileSeal publish() throws IOException {
        return file.publishHashed();
    }

    /** Discards what was not published. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
