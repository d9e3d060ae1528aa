/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.sample;

import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/**
 * Some samples by column, encoded: what a reader fills and a network reads. It is mutable and owned by one thread at a time, so
 * that a training loop can fill it again without allocating.
 *
 * <p>Columns stand in schema order: indexed fields (categorical, bucketed, bags) each have a {@link Rows} column, standardised
 * numbers a {@code float[]}.
 */
public final class SampleBatch {

    /**
     * Embedding rows of one field. For a field with exactly one value per sample {@code offsets[i] = i}.
     *
     * <pre>
     *   sample i has rows values[offsets[i]] ... values[offsets[i + 1] - 1]
     * </pre>
     */
    public static final class Rows {
        /** Where each sample's rows begin; length capacity + 1. */
        public final int[] offsets;
        /** The rows; grows with {@link #ensureValues}. */
        public int[] values;

        Rows(int capacity) {
            offsets = new int[capacity + 1];
            values = new int[capacity];
        }

        /** Makes room for {@code count} values, keeping those present. */
        public void ensureValues(int count) {
            if (values.length < count) {
                values = java.util.Arrays.copyOf(values, Math.max(count, values.length + (values.length >> 1)));
            }
        }
    }

    /** Columns of the indexed fields, in schema order. */
    public final Rows[] indexed;
    /** Columns of the standardised fields, in schema order; each (capacity). */
    public final float[][] numeric;
    /** Label codes by behaviour, in the order of the label columns asked for; each (capacity). */
    public final byte[][] labels;
    /** Weight groups: a session, user or request by number, for grouped metrics; (capacity). */
    public final long[] group;
    /** Samples present, at most the capacity. */
    public int size;

    /**
     * An empty batch.
     *
     * @param capacity the most samples it can hold
     * @param indexedFields the number of indexed fields
     * @param numericFields the number of standardised fields
     * @param labelColumns the number of label columns
     */
    public SampleBatch(int capacity, int indexedFields, int numericFields, int labelColumns) {
        indexed = new Rows[indexedFields];
        for (int f = 0; f < indexedFields; f++) {
            indexed[f] = new Rows(capacity);
        }
        numeric = new float[numericFields][capacity];
        labels = new byte[labelColumns][capacity];
        group = new long[capacity];
    }

    /** An empty batch of the fields of a schema, for at most {@code capacity} samples with some label columns. */
    public static SampleBatch of(Schema schema, int capacity, int labelColumns) {
        int indexed =
                (int) schema.fields().stream().filter(FittedField::isIndexed).count();
        return new SampleBatch(capacity, indexed, schema.fields().size() - indexed, labelColumns);
    }

    /** The most samples this batch can hold. */
    public int capacity() {
        return group.length;
    }
}
