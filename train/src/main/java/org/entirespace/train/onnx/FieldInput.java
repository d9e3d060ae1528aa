/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;

/**
 * The input of a field.
 *
 * @param name its name
 * @param takes what it takes
 */
record FieldInput(String name, Takes takes) {

    /** What an input takes. */
    enum Takes {
        /** Rows of the field's table. */
        ROWS(TensorProto.DataType.INT64),
        /** Standardised numbers. */
        STANDARDIZED(TensorProto.DataType.FLOAT),
        /** Numbers as they come. */
        NUMBERS(TensorProto.DataType.DOUBLE),
        /** Texts as they come. */
        TEXTS(TensorProto.DataType.STRING);

        private final TensorProto.DataType type;

        Takes(TensorProto.DataType type) {
            this.type = type;
        }

        TensorProto.DataType type() {
            return type;
        }
    }

    static FieldInput of(String name, FittedField field, InputForm form) {
        boolean raw = form == InputForm.RAW;
        Takes takes = switch (field.encoding()) {
            case HASH -> Takes.ROWS;
            case VOCABULARY -> raw ? Takes.TEXTS : Takes.ROWS;
            case BUCKETS -> raw ? Takes.NUMBERS : Takes.ROWS;
            case STANDARDIZE -> raw ? Takes.NUMBERS : Takes.STANDARDIZED;
        };
        return new FieldInput(name, takes);
    }

    /** What it takes, for people to read. */
    String description(FittedField field) {
        boolean bag = field.kind() == FieldKind.BAG;
        return switch (takes) {
            case ROWS ->
                "rows 0 to " + (field.cardinality() - 1) + " by " + field.encoding()
                        + (bag ? ", -1 where there is no further value" : "");
            case STANDARDIZED -> "(x - " + field.mean() + ") / " + field.deviation() + ", 0 where it is missing";
            case NUMBERS -> "numbers, NaN where they are missing";
            case TEXTS -> "texts, empty where " + (bag ? "there is no further value" : "they are missing");
        };
    }
}
