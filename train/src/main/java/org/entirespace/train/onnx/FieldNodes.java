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
 * </pre>
 *
 * A row below -1, or -1 where there is no bag, is turned into one beyond the table: to ONNX it would be a row counted from the end.
 */
final class FieldNodes {

    private final GraphWriter writer;
    private final Map<FittedField, String> inputs = new LinkedHashMap<>();

    /** Declares the inputs of all fields, in schema order. */
    FieldNodes(GraphWriter writer, List<FittedField> fields) {
        this.writer = writer;
        for (FittedField field : fields) {
            String name = writer.reserve(field.name());
            inputs.put(field, name);
            if (!field.isIndexed()) {
                String what = "standardised: (x - " + field.mean() + ") / " + field.deviation() + ", 0 where missing";
                writer.input(name, TensorProto.DataType.FLOAT, List.of(GraphWriter.BATCH), what);
                continue;
            }
            String rows = "rows 0 to " + (field.cardinality() - 1) + " by " + field.encoding();
            if (field.kind() == FieldKind.BAG) {
                List<String> shape = List.of(GraphWriter.BATCH, "values of " + field.name());
                writer.input(name, TensorProto.DataType.INT64, shape, rows + ", -1 where there is no further value");
            } else {
                writer.input(name, TensorProto.DataType.INT64, List.of(GraphWriter.BATCH), rows);
            }
        }
    }

    /** The inputs' names, in schema order. */
    Map<FittedField, String> inputs() {
        return inputs;
    }

    /** A standardised number as a column, (batch, 1). */
    String number(FittedField field) {
        return writer.node("Unsqueeze", List.of(input(field), writer.longs(1)));
    }

    /** What a table (rows, dimension) gives for a field, (batch, dimension). */
    String embedding(FittedField field, String table) {
        return field.kind() == FieldKind.BAG ? pooled(field, table) : gathered(table, known(field, input(field)));
    }

    private String pooled(FittedField field, String table) {
        String rows = input(field);
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

    private String input(FittedField field) {
        String name = inputs.get(field);
        if (name == null) {
            throw new IllegalStateException("field '" + field.name() + "' has no input");
        }
        return name;
    }
}
