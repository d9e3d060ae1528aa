/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;

/**
 * Where each field lies in the input row of the towers: embeddings of the indexed fields in schema order, then the
 * standardised numbers. Immutable; moves numbers between batches, tables and input rows.
 */
final class InputLayout {

    private final List<FittedField> indexed = new ArrayList<>();
    private final List<String> numericNames;
    private final int[] offsets; // (indexed fields)
    private final int numericOffset;
    private final int width;

    InputLayout(Schema schema, NetworkOptions options) {
        schema.fields().stream().filter(FittedField::isIndexed).forEach(indexed::add);
        numericNames = schema.fields().stream()
                .filter(field -> !field.isIndexed())
                .map(FittedField::name)
                .toList();
        requireKnown(options.embeddings().keySet());
        offsets = new int[indexed.size()];
        int at = 0;
        for (int f = 0; f < offsets.length; f++) {
            offsets[f] = at;
            at = Math.addExact(at, options.embeddingOf(indexed.get(f).name()));
        }
        numericOffset = at;
        width = at + numericNames.size();
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
     * Checks that a batch has the columns of this layout, rows that the tables have, and finite numbers only: a rectifier may
     * turn what is not a number into 0, and so hide it.
     *
     * @throws IllegalArgumentException when it has more or fewer columns, another row or another number
     */
    void requireFits(SampleBatch batch) {
        int numeric = width - numericOffset;
        if (batch.indexed.length != offsets.length || batch.numeric.length != numeric) {
            throw new IllegalArgumentException("batch of " + batch.indexed.length + " indexed and "
                    + batch.numeric.length + " numeric fields; expected " + offsets.length + " and " + numeric);
        }
        for (int f = 0; f < offsets.length; f++) {
            requireRows(indexed.get(f), batch.indexed[f], batch.size);
        }
        for (int n = 0; n < numeric; n++) {
            for (int i = 0; i < batch.size; i++) {
                if (!Float.isFinite(batch.numeric[n][i])) {
                    throw new IllegalArgumentException("field '" + numericNames.get(n) + "' of sample " + i + " is "
                            + batch.numeric[n][i] + "; expected a finite number");
                }
            }
        }
    }

    private static void requireRows(FittedField field, SampleBatch.Rows rows, int size) {
        for (int i = 0; i < size; i++) {
            for (int k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) {
                int row = rows.values[k];
                if (row < 0 || row >= field.cardinality()) {
                    throw new IllegalArgumentException("field '" + field.name() + "' of sample " + i + " is row " + row
                            + "; expected a row of its table, 0 to " + (field.cardinality() - 1));
                }
            }
        }
    }

    int width() {
        return width;
    }

    List<FittedField> indexed() {
        return indexed;
    }

    /** Fills input rows for the samples [from, to) of a batch; (to - from, width). */
    void gather(SampleBatch batch, int from, int to, List<EmbeddingTable> tables, float[] input) {
        for (int f = 0; f < offsets.length; f++) {
            EmbeddingTable table = tables.get(f);
            SampleBatch.Rows rows = batch.indexed[f];
            boolean mean = indexed.get(f).pooling() == Pooling.MEAN;
            for (int i = from; i < to; i++) {
                int at = (i - from) * width + offsets[f];
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
        for (int n = 0; n < batch.numeric.length; n++) {
            for (int i = from; i < to; i++) {
                input[(i - from) * width + numericOffset + n] = batch.numeric[n][i];
            }
        }
    }

    /** Room for the gradients of the embeddings of a batch, field by field; (indexed fields)(batch, embedding). */
    float[][] gradientsByField(int batchSize, List<EmbeddingTable> tables) {
        return tables.stream()
                .map(table -> new float[Math.multiplyExact(batchSize, table.dimension())])
                .toArray(float[][]::new);
    }

    /**
     * Sorts the gradient of some input rows by field, so that each table reads its own from one stretch of memory.
     *
     * @param inputGradients the rows; (rows, width)
     * @param from the first row's sample in its batch
     * @param byField filled for these samples
     */
    void split(float[] inputGradients, int from, int rows, List<EmbeddingTable> tables, float[][] byField) {
        for (int f = 0; f < offsets.length; f++) {
            int dimension = tables.get(f).dimension();
            for (int i = 0; i < rows; i++) {
                System.arraycopy(inputGradients, i * width + offsets[f], byField[f], (from + i) * dimension, dimension);
            }
        }
    }

    /**
     * Hands the gradient of the embeddings of a whole batch to one field's table.
     *
     * @param gradients (batch size, embedding)
     */
    void scatter(SampleBatch batch, int field, EmbeddingTable table, float[] gradients) {
        SampleBatch.Rows rows = batch.indexed[field];
        boolean mean = indexed.get(field).pooling() == Pooling.MEAN;
        for (int i = 0; i < batch.size; i++) {
            int begin = rows.offsets[i];
            int count = rows.offsets[i + 1] - begin;
            float share = mean && count > 1 ? 1f / count : 1f;
            for (int k = 0; k < count; k++) {
                table.addGradient(rows.values[begin + k], share, gradients, i * table.dimension());
            }
        }
    }
}
