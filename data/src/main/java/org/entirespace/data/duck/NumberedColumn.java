/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;

/** Encodes a column of numbers of texts, or of bags. Each distinct one was encoded when the column was made. */
final class NumberedColumn implements FieldColumn {

    private final int[][] rows; // of the embedding table, by number, then those of no text
    private final int column;
    private final int slot;

    /**
     * A column.
     *
     * @param texts the texts in the order of their numbers; bags in the form of {@link BagText}
     */
    NumberedColumn(FieldEncoder encoder, List<String> texts, int column, int slot) {
        boolean bags = encoder.field().kind() == FieldKind.BAG;
        this.rows = new int[texts.size() + 1][];
        for (int i = 0; i < texts.size(); i++) {
            rows[i] = bags ? rowsOf(encoder, texts.get(i)) : new int[] {encoder.rowOf(texts.get(i))};
        }
        rows[texts.size()] = bags ? new int[0] : new int[] {encoder.rowOf((String) null)};
        this.column = column;
        this.slot = slot;
    }

    private static int[] rowsOf(FieldEncoder encoder, String bag) {
        IntStream.Builder rows = IntStream.builder();
        BagText.forEach(bag, element -> rows.add(encoder.rowOf(element)));
        return rows.build().toArray();
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public void copy(DuckDBReadableVector values, long from, int count, SampleBatch batch) {
        SampleBatch.Rows target = batch.indexed[slot];
        for (int i = 0; i < count; i++) {
            int[] found = rows[values.isNull(from + i) ? rows.length - 1 : values.getInt(from + i)];
            int end = target.offsets[batch.size + i];
            target.ensureValues(end + found.length);
            for (int j = 0; j < found.length; j++) {
                target.values[end + j] = found[j];
            }
            target.offsets[batch.size + i + 1] = end + found.length;
        }
    }
}
