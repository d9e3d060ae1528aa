/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.column.ColumnFileWriter;

/** Writes the column file of one split from batches; what {@link SampleSplit} reads back. Not thread-safe. */
public final class SampleWriter implements AutoCloseable {

    private final Schema schema;
    private final List<String> behaviors;
    private final BatchShape shape;
    private final ColumnFileWriter file;
    private int rows;

    private SampleWriter(Schema schema, List<String> behaviors, ColumnFileWriter file) {
        this.schema = schema;
        this.behaviors = List.copyOf(behaviors);
        this.shape = BatchShape.of(schema, behaviors.size());
        this.file = file;
    }

    /**
     * Begins a column file.
     *
     * @param plain the path the file would have without a checksum, such as {@code folder/train.columns}
     * @param rows the samples that will come
     * @param schema the fields
     * @param behaviors the label columns
     * @param bagValues the values of each bag field over all samples, in schema order; empty without bag fields
     */
    public static SampleWriter create(Path plain, int rows, Schema schema, List<String> behaviors, List<Long> bagValues)
            throws IOException {
        return new SampleWriter(
                schema,
                behaviors,
                ColumnFileWriter.create(plain, rows, SampleColumns.specs(schema, behaviors, bagValues)));
    }

    /** An empty batch that fits {@link #append}. */
    public SampleBatch newBatch(int capacity) {
        return shape.newBatch(capacity);
    }

    /**
     * Appends the samples of a batch, with labels of all behaviours.
     *
     * @throws IllegalArgumentException when a row of a field, a number or a label code is out of range
     */
    public void append(SampleBatch batch) throws IOException {
        shape.check(batch, batch.size);
        int column = 0;
        int indexed = 0;
        int numeric = 0;
        for (FittedField field : schema.fields()) {
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
        for (int b = 0; b < behaviors.size(); b++) {
            byte[] labels = batch.labels[b];
            for (int i = 0; i < batch.size; i++) {
                require(isLabel(labels[i]), behaviors.get(b), i, labels[i], "a label: -1, 0 or 1");
            }
            file.appendBytes(column++, labels, batch.size);
        }
        file.appendLongs(column, batch.group, batch.size);
        rows += batch.size;
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
     * @throws IllegalStateException when samples or bag values are missing
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
