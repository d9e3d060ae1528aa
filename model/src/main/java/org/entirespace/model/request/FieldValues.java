/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;

/** The values of one field, encoded as they come: one for each row that has one, and one that all others have in common, if any. */
abstract class FieldValues {

    /** The longest part of a wrong value that is told. */
    private static final int SHOWN = 40;

    final FieldEncoder encoder;
    final int slot; // of its column in the batch

    /** How many rows of those last {@link #encode}d have no value. */
    int missing;

    /** How many have a text that the vocabulary does not know; a bag has one for each such text. */
    int unknown;

    FieldValues(FieldEncoder encoder, int slot) {
        this.encoder = encoder;
        this.slot = slot;
    }

    static FieldValues of(FittedField field, int slot) {
        FieldEncoder encoder = new FieldEncoder(field);
        if (field.kind() == FieldKind.BAG) {
            return new BagValues(encoder, slot);
        }
        return field.isIndexed() ? new CodeValues(encoder, slot) : new NumberValues(encoder, slot);
    }

    /** Forgets all values. */
    abstract void begin();

    /** Makes room for a row without a value; rows come in order. */
    abstract void add(int row);

    /** Sets the value of a row, or what rows have in common. */
    void text(int row, String value) throws IllegalRequestException {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        throw wrong(row, "text '" + shown + "'");
    }

    /** Sets the value of a row, or what rows have in common. */
    void number(int row, double value) throws IllegalRequestException {
        throw wrong(row, "number " + value);
    }

    /** Sets the value of a row, or what rows have in common. */
    void texts(int row, List<String> values) throws IllegalRequestException {
        throw wrong(row, "a list");
    }

    /**
     * Writes the values of all rows into their column.
     *
     * @throws IllegalRequestException when a row has a value although all have one in common
     */
    abstract void encode(SampleBatch batch, int rows) throws IllegalRequestException;

    IllegalRequestException wrong(int row, String found) {
        return new IllegalRequestException(place(row) + ": found " + found + ", expected " + expected());
    }

    IllegalRequestException twice(int row) {
        return new IllegalRequestException(place(row) + ": given twice");
    }

    IllegalRequestException both(int row) {
        return new IllegalRequestException(place(row) + ": given by the request too");
    }

    private String place(int row) {
        return RawRows.place(row) + ", field '" + encoder.field().name() + "'";
    }

    private String expected() {
        return switch (encoder.field().kind()) {
            case CATEGORICAL -> "a text or a whole number";
            case BAG -> "a list of texts";
            case NUMERIC -> "a finite number";
        };
    }
}
