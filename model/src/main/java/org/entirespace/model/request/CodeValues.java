/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.Arrays;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;

/** A field with one row of its embedding table for each row: a text, or a bucketed number. */
final class CodeValues extends FieldValues {

    private static final int NONE = -1;

    private final boolean isText;
    private final int none; // the row of a missing value
    private int[] codes = new int[16]; // (rows)
    private int common;

    CodeValues(FieldEncoder encoder, int slot) {
        super(encoder, slot);
        isText = encoder.field().kind() == FieldKind.CATEGORICAL;
        none = isText ? encoder.rowOf((String) null) : encoder.rowOf(Double.NaN);
    }

    @Override
    void begin() {
        common = NONE;
    }

    @Override
    void add(int row) {
        if (row == codes.length) {
            codes = Arrays.copyOf(codes, 2 * row);
        }
        codes[row] = NONE;
    }

    @Override
    void text(int row, String value) throws IllegalRequestException {
        if (!isText) {
            super.text(row, value);
        }
        set(row, encoder.rowOf(value));
    }

    @Override
    void number(int row, double value) throws IllegalRequestException {
        if (isText || !Double.isFinite(value)) {
            super.number(row, value);
        }
        set(row, encoder.rowOf(value));
    }

    private void set(int row, int code) throws IllegalRequestException {
        if ((row == RawRows.REQUEST ? common : codes[row]) != NONE) {
            throw twice(row);
        }
        if (row == RawRows.REQUEST) {
            common = code;
        } else {
            codes[row] = code;
        }
    }

    @Override
    void encode(SampleBatch batch, int rows) throws IllegalRequestException {
        SampleBatch.Rows column = batch.indexed[slot];
        missing = 0;
        unknown = 0;
        for (int i = 0; i < rows; i++) {
            int code = codes[i];
            if (code == NONE) {
                code = common == NONE ? none : common;
            } else if (common != NONE) {
                throw both(i);
            }
            missing += encoder.isMissing(code) ? 1 : 0;
            unknown += encoder.isUnknown(code) ? 1 : 0;
            column.values[i] = code;
            column.offsets[i + 1] = i + 1;
        }
    }
}
