/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.BatchColumns;

/**
 * What trees read of a sample: its numbers, and for each indexed field how often the value was seen in training and how often
 * each rate came true with it. Immutable, so threads may share it.
 *
 * <pre>
 *   features = numbers in schema order, then for each indexed field in schema order
 *              ln(1 + n), s_1, ..., s_R
 *
 *   n     training samples with the value            s_r = (k_r + m p_r) / (n_r + m)
 *   n_r   those of them that rate r speaks of        p_r   the prior: rate r over all samples it speaks of
 *   k_r   those of these in which it came true       m     {@link #PRIOR_WEIGHT}
 *
 *   of a bag each is the mean over its values; of an empty one 0, p_1, ..., p_R
 * </pre>
 */
public final class ValueStatistics {

    /** As many samples of the prior are mixed into the statistic of a value. */
    public static final int PRIOR_WEIGHT = 20;

    private final BatchColumns columns;
    private final float[] priors; // (rates)
    private final float[][] tables; // (indexed fields), each (cardinality, 1 + rates)
    private final int rates;
    private final int width;

    /**
     * Statistics as arrays, which are kept; nobody changes them afterwards.
     *
     * @param priors the prior of each rate; (rates)
     * @param tables for each indexed field the features of every value; each (cardinality, 1 + rates)
     * @throws IllegalArgumentException when the tables are not those of the schema, or a number is not finite
     */
    public ValueStatistics(Schema schema, float[] priors, float[][] tables) {
        columns = new BatchColumns(schema);
        this.priors = priors;
        this.tables = tables;
        rates = priors.length;
        width = width(schema, rates);
        List<FittedField> indexed = columns.indexed();
        if (tables.length != indexed.size()) {
            throw new IllegalArgumentException(
                    "statistics of " + tables.length + " fields; expected " + indexed.size());
        }
        requireFinite("priors", priors);
        for (int f = 0; f < tables.length; f++) {
            FittedField field = indexed.get(f);
            long expected = (long) field.cardinality() * (1 + rates);
            if (tables[f].length != expected) {
                throw new IllegalArgumentException("statistics of field '" + field.name() + "': " + tables[f].length
                        + " numbers; expected " + expected);
            }
            requireFinite("statistics of field '" + field.name() + "'", tables[f]);
        }
    }

    private static void requireFinite(String what, float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException(what + ": " + number + "; expected finite numbers");
            }
        }
    }

    /** The features of a sample of a schema. */
    public static int width(Schema schema, int rates) {
        BatchColumns columns = new BatchColumns(schema);
        return Math.addExact(
                columns.numeric().size(), Math.multiplyExact(columns.indexed().size(), 1 + rates));
    }

    /** The features of a sample. */
    public int width() {
        return width;
    }

    /** The columns that a batch has. */
    public BatchColumns columns() {
        return columns;
    }

    /**
     * Fills in the features of some samples of a batch that fits.
     *
     * @param features filled in from {@code at}; (to - from, width)
     */
    public void fill(SampleBatch batch, int from, int to, float[] features, int at) {
        int numeric = columns.numeric().size();
        for (int i = from; i < to; i++) {
            int row = at + (i - from) * width;
            for (int n = 0; n < numeric; n++) {
                features[row + n] = batch.numeric[n][i];
            }
            for (int f = 0; f < tables.length; f++) {
                fill(tables[f], batch.indexed[f], i, features, row + numeric + f * (1 + rates));
            }
        }
    }

    private void fill(float[] table, SampleBatch.Rows rows, int sample, float[] features, int at) {
        int first = rows.offsets[sample];
        int count = rows.offsets[sample + 1] - first;
        for (int c = 0; c <= rates; c++) {
            double sum = 0;
            for (int k = first; k < first + count; k++) {
                sum += table[rows.values[k] * (1 + rates) + c];
            }
            float ofNone = c == 0 ? 0 : priors[c - 1];
            features[at + c] = count == 0 ? ofNone : (float) (sum / count);
        }
    }

    /** The priors, live; (rates). */
    float[] priors() {
        return priors;
    }

    /** The tables, live; (indexed fields), each (cardinality, 1 + rates). */
    float[][] tables() {
        return tables;
    }
}
