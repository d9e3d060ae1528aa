/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.List;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.sample.Split;

/**
 * What one field holds in each split.
 *
 * @param field the field
 * @param splits its values, by split
 */
public record FieldState(FittedField field, List<Values> splits) {

    /** Copies the list. */
    public FieldState {
        splits = List.copyOf(splits);
    }

    /**
     * The values of one split.
     *
     * @param split the split
     * @param values how many there are; a bag has any number a sample
     * @param missing those that are missing; 0 for standardised numbers, which show it no more
     * @param unknown those that the vocabulary lacks; 0 for other encodings
     * @param constant whether all are equal
     */
    public record Values(Split split, long values, long missing, long unknown, boolean constant) {

        /** Whether there are values, and the vocabulary has none of them. */
        public boolean allUnknown() {
            return unknown > 0 && unknown + missing == values;
        }
    }
}
