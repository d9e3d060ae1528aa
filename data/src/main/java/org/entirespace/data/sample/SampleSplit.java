/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.column.ColumnFile;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one split, mapped into memory. Every value was checked when it was opened. Threads may share it as long as
 * each fills a batch of its own.
 */
public final class SampleSplit implements AutoCloseable {

    private static final int LABEL_BLOCK = 1 << 16;

    private final ColumnFile file;
    private final Schema schema;
    private final List<String> behaviors;
    private final int rows;
    private final BatchShape shape;
    private final List<FieldColumn> fields;
    private final Map<String, ByteBuffer> labels; // by behaviour of the manifest, each (rows)
    private final List<ByteBuffer> batchLabels; // (behaviors)
    private final LongBuffer groups; // (rows)
    private final @Nullable LongBuffer ids; // (rows)

    private SampleSplit(Path path, ColumnFile file, int rows, Manifest manifest, List<String> behaviors)
            throws IOException {
        this.file = file;
        this.rows = rows;
        this.schema = manifest.schema();
        this.behaviors = List.copyOf(behaviors);
        this.shape = BatchShape.of(schema, behaviors.size());
        this.fields = openFields(path, file, schema);
        this.labels = new LinkedHashMap<>();
        for (String behavior : manifest.behaviors()) {
            SplitCheck.labels(path, behavior, file);
            labels.put(behavior, file.bytes(SampleColumns.label(behavior)));
        }
        this.batchLabels = this.behaviors.stream().map(this::labelsOf).toList();
        this.groups = file.longs(SampleColumns.GROUP);
        this.ids = manifest.idColumn() == null ? null : file.longs(SampleColumns.ID);
    }

    /** Opens a column file whose checksum was checked. */
    static SampleSplit open(Path path, Manifest manifest, Split split, List<String> behaviors, double share)
            throws IOException {
        ColumnFile file = ColumnFile.open(path);
        try {
            long rows = manifest.summary(split).rows();
            if (file.rows() != rows) {
                throw new CorruptArtifactException(path, "rows", rows, file.rows());
            }
            int first = (int) Math.min(rows, Math.max(1, Math.round(share * rows)));
            return new SampleSplit(path, file, first, manifest, behaviors);
        } catch (Throwable failure) {
            file.close();
            throw failure;
        }
    }

    private static List<FieldColumn> openFields(Path path, ColumnFile file, Schema schema) throws IOException {
        List<FieldColumn> columns = new ArrayList<>();
        int indexed = 0;
        int numeric = 0;
        for (FittedField field : schema.fields()) {
            String column = SampleColumns.field(field);
            switch (SampleColumns.type(field)) {
                case BAG -> {
                    FieldColumn.Bag bag = FieldColumn.Bag.open(file, column, indexed++);
                    SplitCheck.indexed(path, field, bag.values());
                    columns.add(bag);
                }
                case FLOAT32 -> {
                    FieldColumn.Numeric number = FieldColumn.Numeric.open(file, column, numeric++);
                    SplitCheck.numeric(path, field, number.values());
                    columns.add(number);
                }
                default -> {
                    FieldColumn.Single single = FieldColumn.Single.open(file, column, indexed++);
                    SplitCheck.indexed(path, field, single.values());
                    columns.add(single);
                }
            }
        }
        return List.copyOf(columns);
    }

    /** The number of samples. */
    public int rows() {
        return rows;
    }

    /** The fields. */
    public Schema schema() {
        return schema;
    }

    /** The behaviours whose labels batches get, in order. */
    public List<String> behaviors() {
        return behaviors;
    }

    /**
     * Where runs of neighbouring samples begin that agree in all of some fields, such as those of one request. The first sample
     * begins one.
     *
     * @param names names of fields
     * @throws IllegalArgumentException when one is none of the schema
     */
    public BitSet runs(Collection<String> names) {
        List<String> all = schema.fields().stream().map(FittedField::name).toList();
        BitSet begins = new BitSet(rows);
        if (rows > 0) {
            begins.set(0);
        }
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("field '" + name + "' is none of " + all);
            }
            FieldColumn column = fields.get(all.indexOf(name));
            for (int row = 1; row < rows; row++) {
                if (!column.agrees(row)) {
                    begins.set(row);
                }
            }
        }
        return begins;
    }

    /** An empty batch that fits this split. */
    public SampleBatch newBatch(int capacity) {
        return shape.newBatch(capacity);
    }

    /** Runs numbered tasks, one after the other or at the same time, and returns when all have run. */
    @FunctionalInterface
    public interface Tasks {
        /** Runs {@code task} for every number from 0 to {@code tasks - 1}. */
        void run(int tasks, IntConsumer task);
    }

    /** Gathers samples into a batch by the caller's thread, as {@link #fill(SampleBatch, int[], int, int, Tasks)} does. */
    public void fill(SampleBatch batch, int[] rows, int from, int count) {
        fill(
                batch,
                rows,
                from,
                count,
                (tasks, task) -> IntStream.range(0, tasks).forEach(task));
    }

    /**
     * Gathers samples into a batch, replacing what it holds.
     *
     * @param batch the batch, made by {@link #newBatch} or of the same shape
     * @param rows sample numbers, in any order, repeated or not
     * @param from the first entry of {@code rows} that counts
     * @param count how many
     * @param columns runs a task for each column
     * @throws IllegalArgumentException when the batch has another shape or too little room
     * @throws IndexOutOfBoundsException when there is no such sample
     */
    public void fill(SampleBatch batch, int[] rows, int from, int count, Tasks columns) {
        shape.check(batch, count);
        Objects.checkFromIndexSize(from, count, rows.length);
        for (int i = from; i < from + count; i++) {
            Objects.checkIndex(rows[i], rows());
        }
        columns.run(fields.size() + batch.labels.length + 1, column -> {
            int label = column - fields.size();
            if (label < 0) {
                fields.get(column).gather(batch, rows, from, count);
            } else if (label < batch.labels.length) {
                gather(batchLabels.get(label), rows, from, count, batch.labels[label]);
            } else {
                for (int i = 0; i < count; i++) {
                    batch.group[i] = groups.get(rows[from + i]);
                }
            }
        });
        batch.size = count;
    }

    private static void gather(ByteBuffer codes, int[] rows, int from, int count, byte[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = codes.get(rows[from + i]);
        }
    }

    /**
     * Copies {@code count} samples from {@code fromRow} on into a batch, replacing what it holds.
     *
     * @throws IllegalArgumentException when the batch has another shape or too little room
     * @throws IndexOutOfBoundsException when there are not so many samples
     */
    public void fillRange(SampleBatch batch, int fromRow, int count) {
        shape.check(batch, count);
        Objects.checkFromIndexSize(fromRow, count, rows());
        fields.forEach(f -> f.copy(batch, fromRow, count));
        for (int b = 0; b < batch.labels.length; b++) {
            batchLabels.get(b).get(fromRow, batch.labels[b], 0, count);
        }
        groups.get(fromRow, batch.group, 0, count);
        batch.size = count;
    }

    /**
     * Copies the label codes of a behaviour of the manifest, asked for in batches or not; (rows).
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public byte[] labels(String behavior) {
        byte[] codes = new byte[rows()];
        labelsOf(behavior).get(0, codes);
        return codes;
    }

    /** Receives the labels of samples that follow one another. */
    @FunctionalInterface
    public interface LabelBlock {
        /**
         * Receives a block.
         *
         * @param fromRow its first sample
         * @param labels label codes by behaviour asked for, each (count or more); overwritten by the next block
         * @param count its samples
         */
        void accept(int fromRow, byte[][] labels, int count);
    }

    /**
     * Hands over the label codes of behaviours of the manifest, block by block, in memory that does not grow with the samples.
     *
     * @throws IllegalArgumentException when there is none of a name
     */
    public void forEachLabels(List<String> wanted, LabelBlock block) {
        forEachLabels(wanted, LABEL_BLOCK, block);
    }

    /** As {@link #forEachLabels(List, LabelBlock)}, in blocks of at most {@code most} samples. */
    void forEachLabels(List<String> wanted, int most, LabelBlock block) {
        List<ByteBuffer> columns = wanted.stream().map(this::labelsOf).toList();
        byte[][] codes = new byte[columns.size()][Math.min(most, rows())];
        for (int from = 0; from < rows(); from += count(from, most)) {
            int count = count(from, most);
            for (int b = 0; b < codes.length; b++) {
                columns.get(b).get(from, codes[b], 0, count);
            }
            block.accept(from, codes, count);
        }
    }

    private int count(int from, int most) {
        return Math.min(most, rows() - from);
    }

    /** Copies the group of every sample; (rows). */
    public long[] groups() {
        long[] copy = new long[rows()];
        groups.get(0, copy);
        return copy;
    }

    /**
     * Copies the id of every sample, the number by which its impression is known elsewhere; (rows). Empty where the samples were
     * prepared without ids. Nobody checked that they differ.
     */
    public Optional<long[]> ids() {
        if (ids == null) {
            return Optional.empty();
        }
        long[] copy = new long[rows()];
        ids.get(0, copy);
        return Optional.of(copy);
    }

    private ByteBuffer labelsOf(String behavior) {
        ByteBuffer codes = labels.get(behavior);
        if (codes == null) {
            throw new IllegalArgumentException(
                    "the samples have no labels of behavior '" + behavior + "'; they have " + labels.keySet());
        }
        return codes;
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
