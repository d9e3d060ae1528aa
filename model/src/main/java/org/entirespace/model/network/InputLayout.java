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
    private final TableSharing sharing;
    private final int[] offsets; // (copies, indexed fields): the places
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
        sharing = TableSharing.of(indexed, options);
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

    /** The number of tables: one for each copy and each indexed field that does not read another one's. */
    int tables() {
        return copies * sharing.owners().size();
    }

    /** The field that gave a table its name, its rows and its length. */
    FittedField fieldOf(int table) {
        return sharing.owners().get(table % sharing.owners().size());
    }

    private FittedField fieldAt(int place) {
        return indexed.get(place % indexed.size());
    }

    private int tableAt(int place) {
        int copy = place / indexed.size();
        return copy * sharing.owners().size() + sharing.tableOf().get(place % indexed.size());
    }

    private SampleBatch.Rows rowsAt(SampleBatch batch, int place) {
        return batch.indexed[place % indexed.size()];
    }

    /** Fills input rows for the samples [from, to) of a batch; (to - from, width). */
    void gather(SampleBatch batch, int from, int to, List<EmbeddingTable> tables, float[] input) {
        for (int place = 0; place < offsets.length; place++) {
            EmbeddingTable table = tables.get(tableAt(place));
            SampleBatch.Rows rows = rowsAt(batch, place);
            boolean mean = fieldAt(place).pooling() == Pooling.MEAN;
            for (int i = from; i < to; i++) {
                int at = (i - from) * width + offsets[place];
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
     * Hands the gradient of the embeddings of a whole batch to one table, field after field of those that read it.
     *
     * @param gradients of the input rows; (batch size, width)
     */
    void scatter(SampleBatch batch, int number, EmbeddingTable table, float[] gradients) {
        for (int place = 0; place < offsets.length; place++) {
            if (tableAt(place) == number) {
                scatterPlace(batch, place, table, gradients);
            }
        }
    }

    private void scatterPlace(SampleBatch batch, int place, EmbeddingTable table, float[] gradients) {
        SampleBatch.Rows rows = rowsAt(batch, place);
        boolean mean = fieldAt(place).pooling() == Pooling.MEAN;
        for (int i = 0; i < batch.size; i++) {
            int begin = rows.offsets[i];
            int count = rows.offsets[i + 1] - begin;
            float share = mean && count > 1 ? 1f / count : 1f;
            int at = i * width + offsets[place];
            for (int k = 0; k < count; k++) {
                table.addGradient(rows.values[begin + k], share, gradients, at);
            }
        }
    }
}
