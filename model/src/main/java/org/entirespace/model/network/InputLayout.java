/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import java.util.Set;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.heads.BatchColumns;

/**
 * Where each field lies in the input row of the towers: embeddings of the indexed fields in schema order, then the
 * standardised numbers; and so once more for each further tower that has embeddings of its own. Immutable; moves numbers
 * between batches, tables and input rows.
 */
final class InputLayout {

    private final BatchColumns columns;
    private final List<FittedField> indexed;
    private final int copies;
    private final int[] offsets; // (tables)
    private final int[] numericOffsets; // (copies)
    private final int width;

    /**
     * A layout.
     *
     * @param copies how often the fields lie in a row, each time with tables of their own
     */
    InputLayout(Schema schema, NetworkOptions options, int copies) {
        this.copies = copies;
        columns = new BatchColumns(schema);
        indexed = columns.indexed();
        requireKnown(options.embeddings().keySet());
        offsets = new int[Math.multiplyExact(copies, indexed.size())];
        numericOffsets = new int[copies];
        int at = 0;
        for (int c = 0; c < copies; c++) {
            for (int f = 0; f < indexed.size(); f++) {
                offsets[c * indexed.size() + f] = at;
                at = Math.addExact(at, options.embeddingOf(indexed.get(f).name()));
            }
            numericOffsets[c] = at;
            at = Math.addExact(at, columns.numeric().size());
        }
        width = at;
        if (width == 0) {
            throw new IllegalArgumentException("a network needs at least one input field");
        }
    }

    private void requireKnown(Set<String> fields) {
        List<String> known = indexed.stream().map(FittedField::name).toList();
        for (String field : fields) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException(
                        "length of the embedding of '" + field + "', which is no indexed field; they are " + known);
            }
        }
    }

    /**
     * Checks that a batch has the columns of this layout.
     *
     * @throws IllegalArgumentException when it has more or fewer columns, another row or another number
     */
    void requireFits(SampleBatch batch) {
        columns.requireFits(batch);
    }

    int width() {
        return width;
    }

    /** How often the fields lie in a row. */
    int copies() {
        return copies;
    }

    /** The number of tables: one for each indexed field and copy. */
    int tables() {
        return offsets.length;
    }

    /** The field of a table. */
    FittedField fieldOf(int table) {
        return indexed.get(table % indexed.size());
    }

    private SampleBatch.Rows rowsOf(SampleBatch batch, int table) {
        return batch.indexed[table % indexed.size()];
    }

    /** Fills input rows for the samples [from, to) of a batch; (to - from, width). */
    void gather(SampleBatch batch, int from, int to, List<EmbeddingTable> tables, float[] input) {
        for (int t = 0; t < offsets.length; t++) {
            EmbeddingTable table = tables.get(t);
            SampleBatch.Rows rows = rowsOf(batch, t);
            boolean mean = fieldOf(t).pooling() == Pooling.MEAN;
            for (int i = from; i < to; i++) {
                int at = (i - from) * width + offsets[t];
                int begin = rows.offsets[i];
                int count = rows.offsets[i + 1] - begin;
                if (count == 1) {
                    table.copyInto(rows.values[begin], input, at);
                    continue;
                }
                java.util.Arrays.fill(input, at, at + table.dimension(), 0f);
                float share = mean ? 1f / count : 1f;
                for (int k = 0; k < count; k++) {
                    table.addInto(rows.values[begin + k], share, input, at);
                }
            }
        }
        for (int numericOffset : numericOffsets) {
            for (int n = 0; n < batch.numeric.length; n++) {
                for (int i = from; i < to; i++) {
                    input[(i - from) * width + numericOffset + n] = batch.numeric[n][i];
                }
            }
        }
    }

    /**
     * Hands the gradient of the embeddings of a whole batch to one table.
     *
     * @param gradients of the input rows; (batch size, width)
     */
    void scatter(SampleBatch batch, int number, EmbeddingTable table, float[] gradients) {
        SampleBatch.Rows rows = rowsOf(batch, number);
        boolean mean = fieldOf(number).pooling() == Pooling.MEAN;
        for (int i = 0; i < batch.size; i++) {
            int begin = rows.offsets[i];
            int count = rows.offsets[i + 1] - begin;
            float share = mean && count > 1 ? 1f / count : 1f;
            int at = i * width + offsets[number];
            for (int k = 0; k < count; k++) {
                table.addGradient(rows.values[begin + k], share, gradients, at);
            }
        }
    }
}
