/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.entirespace.train.onnx.GraphWriter.integer;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;

/**
 * Writes the inputs of fields, and what the tables give for them.
 *
 * <pre>
 *   one row        (batch) int64, rows of the field's table
 *   a bag          (batch, values) int64, the same; -1 where a bag has fewer values than the widest one
 *   a number       (batch) float, standardised
 *   raw            (batch) double, NaN where it is missing; (batch) or (batch, values) texts, empty where there is none
 * </pre>
 *
 * A row below -1, or -1 where there is no bag, is turned into one beyond the table: to ONNX it would be a row counted from the end.
 */
final class FieldNodes {

    private final GraphWriter writer;
    private final RawNodes raw;
    private final Map<FittedField, FieldInput> inputs = new LinkedHashMap<>();

    /** Declares the inputs of all fields, in schema order. */
    FieldNodes(GraphWriter writer, List<FittedField> fields, InputForm form) {
        this.writer = writer;
        raw = new RawNodes(writer);
        for (FittedField field : fields) {
            FieldInput input = FieldInput.of(writer.reserve(field.name()), field, form);
            inputs.put(field, input);
            List<String> shape = field.kind() == FieldKind.BAG
                    ? List.of(GraphWriter.BATCH, "values of " + field.name())
                    : List.of(GraphWriter.BATCH);
            writer.input(input.name(), input.takes().type(), shape, input.description(field));
        }
    }

    /** The inputs, in schema order. */
    Map<FittedField, FieldInput> inputs() {
        return inputs;
    }

    /** A standardised number as a column, (batch, 1). */
    String number(FittedField field) {
        FieldInput input = input(field);
        String number =
                input.takes() == FieldInput.Takes.NUMBERS ? raw.standardized(field, input.name()) : input.name();
        return writer.node("Unsqueeze", List.of(number, writer.longs(1)));
    }

    /** What a table (rows, dimension) gives for a field, (batch, dimension). */
    String embedding(FittedField field, String table) {
        return field.kind() == FieldKind.BAG ? pooled(field, table) : gathered(table, known(field, rows(field)));
    }

    private String pooled(FittedField field, String table) {
        String rows = rows(field);
        String absent = writer.node("Equal", List.of(rows, writer.scalar(-1L)));
        String present = writer.node(
                "Cast",
                List.of(writer.node("Not", List.of(absent))),
                integer("to", TensorProto.DataType.FLOAT.getNumber()));
        String some = writer.node("Where", List.of(absent, writer.scalar(0L), rows));
        String embeddings = gathered(table, known(field, some)); // (batch, values, dimension)
        String mask = writer.node("Unsqueeze", List.of(present, writer.longs(2)));
        String sum = summed(writer.node("Mul", List.of(embeddings, mask)), 0);
        if (field.pooling() == Pooling.SUM) {
            return sum;
        }
        String count = writer.node("Max", List.of(summed(present, 1), writer.scalar(1f)));
        return writer.node("Div", List.of(sum, count));
    }

    private String summed(String tensor, int keeps) {
        return writer.node("ReduceSum", List.of(tensor, writer.longs(1)), integer("keepdims", keeps));
    }

    private String gathered(String table, String rows) {
        return writer.node("Gather", List.of(table, rows), integer("axis", 0));
    }

    private String known(FittedField field, String rows) {
        String below = writer.node("Less", List.of(rows, writer.scalar(0L)));
        return writer.node("Where", List.of(below, writer.scalar((long) field.cardinality()), rows));
    }

    /** The rows of a field, as they came or encoded here. */
    private String rows(FittedField field) {
        FieldInput input = input(field);
        return switch (input.takes()) {
            case ROWS -> input.name();
            case TEXTS -> raw.known(field, input.name());
            case NUMBERS -> raw.bucket(field, input.name());
            case STANDARDIZED -> throw new IllegalStateException("field '" + field.name() + "' has no rows");
        };
    }

    private FieldInput input(FittedField field) {
        FieldInput input = inputs.get(field);
        if (input == null) {
            throw new IllegalStateException("field '" + field.name() + "' has no input");
        }
        return input;
    }
}
