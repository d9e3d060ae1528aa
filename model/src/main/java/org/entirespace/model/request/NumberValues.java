/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.Arrays;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;

/** A field with one standardised number for each row. */
final class NumberValues extends FieldValues {

    private static final float NONE = Float.NaN;

    private float[] numbers = new float[16]; // (rows), standardised
    private float common;

    NumberValues(FieldEncoder encoder, int slot) {
        super(encoder, slot);
    }

    @Override
    void begin() {
        common = NONE;
    }

    @Override
    void add(int row) {
        if (row == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * row);
        }
        numbers[row] = NONE;
    }

    @Override
    void number(int row, double value) throws IllegalRequestException {
        float standardized = encoder.standardized(value);
        if (!Float.isFinite(standardized) || Double.isNaN(value)) {
            super.number(row, value);
        }
        if (!Float.isNaN(row == RawRows.REQUEST ? common : numbers[row])) {
            throw twice(row);
        }
        if (row == RawRows.REQUEST) {
            common = standardized;
        } else {
            numbers[row] = standardized;
        }
    }

    @Override
    void encode(SampleBatch batch, int rows) throws IllegalRequestException {
        float[] column = batch.numeric[slot];
        missing = 0;
        for (int i = 0; i < rows; i++) {
            float number = numbers[i];
            if (Float.isNaN(number)) {
                number = common;
            } else if (!Float.isNaN(common)) {
                throw both(i);
            }
            if (Float.isNaN(number)) {
                missing++;
                number = encoder.standardized(Double.NaN);
            }
            column[i] = number;
        }
    }
}
