/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.Arrays;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.jspecify.annotations.Nullable;

/** A field with any number of rows of its embedding table for each row. */
final class BagValues extends FieldValues {

    private static final int[] EMPTY = {};

    private int[] @Nullable [] bags = new int[16][]; // (rows); null where a row has none
    private int @Nullable [] common; // null where rows have none in common

    BagValues(FieldEncoder encoder, int slot) {
        super(encoder, slot);
    }

    @Override
    void begin() {
        common = null;
    }

    @Override
    void add(int row) {
        if (row == bags.length) {
            bags = Arrays.copyOf(bags, 2 * row);
        }
        bags[row] = null;
    }

    @Override
    void texts(int row, List<String> values) throws IllegalRequestException {
        if ((row == RawRows.REQUEST ? common : bags[row]) != null) {
            throw twice(row);
        }
        int[] codes = values.stream().mapToInt(encoder::rowOf).toArray();
        if (row == RawRows.REQUEST) {
            common = codes;
        } else {
            bags[row] = codes;
        }
    }

    @Override
    void encode(SampleBatch batch, int rows) throws IllegalRequestException {
        SampleBatch.Rows column = batch.indexed[slot];
        missing = 0;
        unknown = 0;
        int at = 0;
        for (int i = 0; i < rows; i++) {
            int[] codes = codesOf(i);
            column.ensureValues(at + codes.length);
            for (int code : codes) {
                unknown += encoder.isUnknown(code) ? 1 : 0;
                column.values[at++] = code;
            }
            column.offsets[i + 1] = at;
        }
    }

    private int[] codesOf(int row) throws IllegalRequestException {
        int[] own = bags[row];
        int[] ofRequest = common;
        if (own != null && ofRequest != null) {
            throw both(row);
        }
        if (own != null) {
            return own;
        }
        if (ofRequest != null) {
            return ofRequest;
        }
        missing++;
        return EMPTY;
    }
}
