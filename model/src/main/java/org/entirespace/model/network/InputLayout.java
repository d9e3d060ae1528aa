/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.heads.BatchColumns;
import org.entirespace.model.tower.RowRuns;

/**
 * Where each field lies in the input row of the towers: embeddings of the indexed fields in schema order, then the
 * standardised numbers; and so once more for each further tower that has embeddings of its own. Where the candidates of a
 * request have fields in common, these come first, in the same order among themselves. Immutable; moves numbers between
 * batches, tables and input rows.
 */
final class InputLayout {

    private final BatchColumns columns;
    private final List<FittedField> indexed;
    private final int copies;
    private final boolean[] common; // (indexed fields); whether the candidates of a request have it in common
    private final boolean[] commonNumbers; // (numbers)
    private final int[] offsets; // (copies, indexed fields): the places
    private final int[] numericOffsets; // (copies, numbers)
    private final int[] lengths; // (indexed fields): of the embeddings
    private final int shared;
    private final TableSharing sharing;
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
        requireKnown(
                options.embeddings().keySet(), indexed, "length of the embedding of '%s', which is no indexed field");
        requireKnown(options.requestFields(), schema.fields(), "request field '%s', which is no field");
        List<String> request = copies == 1 ? options.requestFields() : List.of();
        common = members(indexed, request);
        commonNumbers = members(columns.numeric(), request);
        sharing = TableSharing.of(indexed, options);
        lengths = indexed.stream()
                .mapToInt(field -> options.embeddingOf(field.name()))
                .toArray();
        offsets = new int[Math.multiplyExact(copies, indexed.size())];
        numericOffsets = new int[Math.multiplyExact(copies, columns.numeric().size())];
        int at = 0;
        int ofRequest = 0;
        for (int c = 0; c < copies; c++) {
            at = place(c, true, at);
            ofRequest = at;
            at = place(c, false, at);
        }
        width = at;
        shared = copies == 1 && ofRequest < width ? ofRequest : 0;
        if (width == 0) {
            throw new IllegalArgumentException("a network needs at least one input field");
        }
    }

    /** Places the fields of a copy that are common to a request, or those that are not; returns where the next begin. */
    private int place(int copy, boolean ofRequest, int from) {
        int at = from;
        for (int f = 0; f < indexed.size(); f++) {
            if (common[f] == ofRequest) {
                offsets[copy * indexed.size() + f] = at;
                at = Math.addExact(at, lengths[f]);
            }
        }
        for (int n = 0; n < commonNumbers.length; n++) {
            if (commonNumbers[n] == ofRequest) {
                numericOffsets[copy * commonNumbers.length + n] = at++;
            }
        }
        return at;
    }

    private static boolean[] members(List<FittedField> fields, List<String> names) {
        boolean[] found = new boolean[fields.size()];
        for (int f = 0; f < found.length; f++) {
            found[f] = names.contains(fields.get(f).name());
        }
        return found;
    }

    private static void requireKnown(Iterable<String> names, List<FittedField> fields, String what) {
        List<String> known = fields.stream().map(FittedField::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(String.format(what, name) + "; they are " + known);
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

    /** The first columns, which the candidates of a request have in common; 0 where nothing is gained by knowing them. */
    int shared() {
        return shared;
    }

    /**
     * Finds the runs of samples in [from, to) of a batch that agree in all fields that a request has in common.
     *
     * @param begins room for what is found field after field; (at least to - from)
     */
    void findRuns(SampleBatch batch, int from, int to, boolean[] begins, RowRuns runs) {
        Arrays.fill(begins, 0, to - from, false);
        for (int f = 0; f < common.length; f++) {
            if (common[f]) {
                markChanges(batch.indexed[f], from, to, begins);
            }
        }
        for (int n = 0; n < commonNumbers.length; n++) {
            if (commonNumbers[n]) {
                float[] column = batch.numeric[n];
                for (int i = from + 1; i < to; i++) {
                    begins[i - from] |= column[i - 1] != column[i];
                }
            }
        }
        runs.clear();
        for (int i = 0; i < to - from; i++) {
            runs.add(begins[i]);
        }
    }

    /** Marks where a sample has other rows than the one before. */
    private static void markChanges(SampleBatch.Rows rows, int from, int to, boolean[] begins) {
        int first = rows.offsets[from];
        if (rows.offsets[to] - first != to - from || !isSingle(rows, from, to)) {
            for (int i = from + 1; i < to; i++) {
                begins[i - from] |= !sameRows(rows, i - 1, i);
            }
            return;
        }
        int[] values = rows.values;
        for (int i = 1; i < to - from; i++) {
            begins[i] |= values[first + i - 1] != values[first + i];
        }
    }

    /** Whether every sample has one row. */
    private static boolean isSingle(SampleBatch.Rows rows, int from, int to) {
        boolean single = true;
        for (int i = from; i < to; i++) {
            single &= rows.offsets[i + 1] - rows.offsets[i] == 1;
        }
        return single;
    }

    private static boolean sameRows(SampleBatch.Rows rows, int one, int other) {
        return Arrays.equals(
                rows.values,
                rows.offsets[one],
                rows.offsets[one + 1],
                rows.values,
                rows.offsets[other],
                rows.offsets[other + 1]);
    }

    /** Where every field lies, by column; a field lies there once for each copy. */
    List<InputPlace> places() {
        List<InputPlace> places = new ArrayList<>();
        for (int p = 0; p < offsets.length; p++) {
            FittedField field = fieldAt(p);
            places.add(new InputPlace(field, OptionalInt.of(tableAt(p)), offsets[p], lengths[p % indexed.size()]));
        }
        for (int n = 0; n < numericOffsets.length; n++) {
            FittedField field = columns.numeric().get(n % commonNumbers.length);
            places.add(new InputPlace(field, OptionalInt.empty(), numericOffsets[n], 1));
        }
        places.sort(Comparator.comparingInt(InputPlace::offset));
        return List.copyOf(places);
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

    /**
     * Fills input rows for the samples [from, to) of a batch; (to - from, width).
     *
     * @param begins which of these samples get the columns that a request has in common; (to - from)
     */
    void gather(SampleBatch batch, int from, int to, List<EmbeddingTable> tables, boolean[] begins, float[] input) {
        for (int place = 0; place < offsets.length; place++) {
            gatherPlace(batch, from, to, place, tables.get(tableAt(place)), begins, input);
        }
        for (int n = 0; n < numericOffsets.length; n++) {
            float[] column = batch.numeric[n % commonNumbers.length];
            for (int i = from; i < to; i++) {
                input[(i - from) * width + numericOffsets[n]] = column[i];
            }
        }
    }

    private void gatherPlace(
            SampleBatch batch, int from, int to, int place, EmbeddingTable table, boolean[] begins, float[] input) {
        SampleBatch.Rows rows = rowsAt(batch, place);
        boolean skips = isCommon(place);
        boolean mean = fieldAt(place).pooling() == Pooling.MEAN;
        if (!skips) {
            table.prefetch(rows.values, rows.offsets[from], rows.offsets[to], input, offsets[place]);
        }
        for (int i = from; i < to; i++) {
            if (skips && !begins[i - from]) {
                continue;
            }
            int at = (i - from) * width + offsets[place];
            int begin = rows.offsets[i];
            int count = rows.offsets[i + 1] - begin;
            if (count == 1) {
                table.copyInto(rows.values[begin], input, at);
                continue;
            }
            Arrays.fill(input, at, at + table.dimension(), 0f);
            float share = mean ? 1f / count : 1f;
            for (int k = 0; k < count; k++) {
                table.addInto(rows.values[begin + k], share, input, at);
            }
        }
    }

    private boolean isCommon(int place) {
        return common[place % common.length];
    }

    /**
     * Hands the gradient of the embeddings of a whole batch to one table, field after field of those that read it.
     *
     * @param begins which samples hold the gradient of the columns that a request has in common; (batch size)
     * @param gradients of the input rows; (batch size, width)
     */
    void scatter(SampleBatch batch, int number, EmbeddingTable table, boolean[] begins, float[] gradients) {
        for (int place = 0; place < offsets.length; place++) {
            if (tableAt(place) == number) {
                scatterPlace(batch, place, table, begins, gradients);
            }
        }
    }

    private void scatterPlace(SampleBatch batch, int place, EmbeddingTable table, boolean[] begins, float[] gradients) {
        SampleBatch.Rows rows = rowsAt(batch, place);
        boolean mean = fieldAt(place).pooling() == Pooling.MEAN;
        boolean skips = isCommon(place);
        for (int i = 0; i < batch.size; i++) {
            if (skips && !begins[i]) {
                continue;
            }
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
