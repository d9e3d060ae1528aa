/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;

/** Counts the values of one field. Row 0 of an embedding table is missing, row 1 of a vocabulary unknown. */
final class FieldTally {

    private static final int BATCH = 8192;

    /** No row of a table. */
    private static final double EMPTY_BAG = -1;

    private final boolean vocabulary;
    private long values;
    private long missing;
    private long unknown;
    private boolean seen;
    private double first;
    private boolean varied;

    private FieldTally(FittedField field) {
        vocabulary = field.encoding() == Encoding.VOCABULARY;
    }

    /** The values of every field of a split, in schema order. */
    static List<FieldState.Values> of(Split split, SampleSplit samples) {
        List<FieldTally> tallies =
                samples.schema().fields().stream().map(FieldTally::new).toList();
        SampleBatch batch = samples.newBatch(BATCH);
        for (int from = 0; from < samples.rows(); from += BATCH) {
            samples.fillRange(batch, from, Math.min(BATCH, samples.rows() - from));
            int indexed = 0;
            int numeric = 0;
            for (int f = 0; f < tallies.size(); f++) {
                if (samples.schema().fields().get(f).isIndexed()) {
                    tallies.get(f).add(batch.indexed[indexed++], batch.size);
                } else {
                    tallies.get(f).add(batch.numeric[numeric++], batch.size);
                }
            }
        }
        List<FieldState.Values> states = new ArrayList<>();
        tallies.forEach(tally ->
                states.add(new FieldState.Values(split, tally.values, tally.missing, tally.unknown, !tally.varied)));
        return states;
    }

    private void add(SampleBatch.Rows rows, int size) {
        for (int i = 0; i < size; i++) {
            if (rows.offsets[i] == rows.offsets[i + 1]) {
                see(EMPTY_BAG);
            }
            for (int k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) {
                int row = rows.values[k];
                missing += row == 0 ? 1 : 0;
                unknown += vocabulary && row == 1 ? 1 : 0;
                values++;
                see(row);
            }
        }
    }

    private void add(float[] numbers, int size) {
        for (int i = 0; i < size; i++) {
            values++;
            see(numbers[i]);
        }
    }

    private void see(double value) {
        first = seen ? first : value;
        seen = true;
        varied |= value != first;
    }
}
