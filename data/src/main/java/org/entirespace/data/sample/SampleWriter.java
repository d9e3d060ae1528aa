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

/**
 * Writes the column file of one split, from batches or column by column; what {@link SampleSplit} reads back. Columns need not
 * keep step, and different threads may append to different columns; other than that not thread-safe.
 */
public final class SampleWriter implements AutoCloseable {

    private final SampleLayout layout;
    private final BatchShape shape;
    private final ColumnFileWriter file;
    private final int[] appended; // samples, by field and label column

    private SampleWriter(SampleLayout layout, ColumnFileWriter file) {
        this.layout = layout;
        this.shape = BatchShape.of(layout.schema(), layout.behaviors().size());
        this.file = file;
        this.appended =
                new int[layout.schema().fields().size() + layout.behaviors().size()];
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
        int indexed = 0;
        int numeric = 0;
        for (int i = 0; i < layout.schema().fields().size(); i++) {
            FittedField field = layout.schema().fields().get(i);
            if (!field.isIndexed()) {
                appendNumbers(i, batch.numeric[numeric++], batch.size);
                continue;
            }
            SampleBatch.Rows rows = batch.indexed[indexed++];
            if (field.kind() == FieldKind.BAG) {
                appendBags(i, rows.offsets, rows.values, batch.size);
            } else {
                int values = rows.offsets[batch.size];
                require(values == batch.size, i, batch.size, values, "one value a sample");
                appendRows(i, rows.values, batch.size);
            }
        }
        for (int b = 0; b < batch.labels.length; b++) {
            appendLabels(b, batch.labels[b], batch.size);
        }
        appendGroups(batch.group, batch.size);
    }

    /**
     * Appends one embedding row for each of the next {@code count} samples.
     *
     * @param field the field's place in the schema
     * @throws IllegalArgumentException when a row is out of range
     */
    public void appendRows(int field, int[] rows, int count) throws IOException {
        checkRows(field, rows, count);
        file.appendInts(field, rows, count);
        appended[field] += count;
    }

    /**
     * Appends a list of embedding rows for each of the next {@code count} samples.
     *
     * @param field the field's place in the schema
     * @param offsets where each sample's rows begin; (count + 1), from 0
     * @throws IllegalArgumentException when a row is out of range
     */
    public void appendBags(int field, int[] offsets, int[] rows, int count) throws IOException {
        checkRows(field, rows, offsets[count]);
        file.appendBags(field, offsets, rows, count);
        appended[field] += count;
    }

    /**
     * Appends a standardised number for each of the next {@code count} samples.
     *
     * @param field the field's place in the schema
     * @throws IllegalArgumentException when a number is not finite
     */
    public void appendNumbers(int field, float[] numbers, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            require(Float.isFinite(numbers[i]), field, i, numbers[i], "a finite number");
        }
        file.appendFloats(field, numbers, count);
        appended[field] += count;
    }

    /**
     * Appends a label of one behaviour for each of the next {@code count} samples.
     *
     * @throws IllegalArgumentException when a code is none of a label
     */
    public void appendLabels(int behavior, byte[] labels, int count) throws IOException {
        int column = layout.schema().fields().size() + behavior;
        for (int i = 0; i < count; i++) {
            require(isLabel(labels[i]), column, i, labels[i], "a label: -1, 0 or 1");
        }
        file.appendBytes(column, labels, count);
        appended[column] += count;
    }

    /** Appends the groups of the next {@code count} samples. */
    public void appendGroups(long[] groups, int count) throws IOException {
        file.appendLongs(layout.schema().fields().size() + layout.behaviors().size(), groups, count);
    }

    /**
     * Appends the ids of the next {@code count} samples.
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

    private void checkRows(int field, int[] rows, int count) {
        int cardinality = layout.schema().fields().get(field).cardinality();
        for (int i = 0; i < count; i++) {
            // built for the message only: this is a loop over every value
            if (rows[i] < 0 || rows[i] >= cardinality) {
                require(false, field, i, rows[i], "an embedding row in [0, " + cardinality + ")");
            }
        }
    }

    private void require(boolean holds, int column, int place, Object found, String expected) {
        if (!holds) {
            int fields = layout.schema().fields().size();
            String name = column < fields
                    ? layout.schema().fields().get(column).name()
                    : layout.behaviors().get(column - fields);
            throw new IllegalArgumentException("'" + name + "', value " + place + " of the batch after "
                    + appended[column] + " samples: " + found + "; expected " + expected);
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
