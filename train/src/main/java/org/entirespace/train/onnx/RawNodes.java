/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import static org.entirespace.train.onnx.GraphWriter.integer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;

/** Writes the encoding of raw values as nodes: what {@link org.entirespace.core.schema.FieldEncoder} does, but for hashing. */
final class RawNodes {

    /** The operators for texts; not part of ONNX's main set. */
    static final String TEXT_DOMAIN = "ai.onnx.ml";

    /** The version of these operators. */
    static final int TEXT_OPSET = 3;

    private static final int UNKNOWN = 1; // as the encoder says
    private static final long PADDING = -1;

    private final GraphWriter writer;

    RawNodes(GraphWriter writer) {
        this.writer = writer;
    }

    /** Numbers (batch), NaN where they are missing, as standardised ones. */
    String standardized(FittedField field, String numbers) {
        String centered = writer.node("Sub", List.of(numbers, writer.scalar(field.mean())));
        String scaled = writer.node("Div", List.of(centered, writer.scalar(field.deviation())));
        String known = writer.node("Where", List.of(missing(numbers), writer.scalar(0.0), scaled));
        return writer.node("Cast", List.of(known), integer("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    /** Numbers (batch), NaN where they are missing, as rows of their buckets: 1 plus the number of boundaries not above them. */
    String bucket(FittedField field, String numbers) {
        String row = writer.scalar(1L);
        if (!field.boundaries().isEmpty()) {
            String column = writer.node("Unsqueeze", List.of(numbers, writer.longs(1)));
            String reached = writer.node("GreaterOrEqual", List.of(column, writer.doubles(field.boundaries())));
            String ones = writer.node("Cast", List.of(reached), integer("to", TensorProto.DataType.INT64.getNumber()));
            String count = writer.node("ReduceSum", List.of(ones, writer.longs(1)), integer("keepdims", 0));
            row = writer.node("Add", List.of(count, row));
        }
        return writer.node("Where", List.of(missing(numbers), writer.scalar(0L), row));
    }

    private String missing(String numbers) {
        return writer.node("IsNaN", List.of(numbers));
    }

    /**
     * Texts as rows of a vocabulary. The empty text is a missing one, in a bag none at all; of a categorical field whose
     * vocabulary has it, it is itself.
     *
     * @throws IllegalArgumentException when the vocabulary of a bag has the empty text, which pads bags here
     */
    String known(FittedField field, String texts) {
        AttributeProto.Builder keys =
                AttributeProto.newBuilder().setName("keys_strings").setType(AttributeProto.AttributeType.STRINGS);
        List<Long> rows = new ArrayList<>();
        for (String text : field.vocabulary()) {
            keys.addStrings(ByteString.copyFromUtf8(text));
            rows.add((long) rows.size() + UNKNOWN + 1);
        }
        boolean bag = field.kind() == FieldKind.BAG;
        if (!field.vocabulary().contains("")) {
            keys.addStrings(ByteString.EMPTY);
            rows.add(bag ? PADDING : 0);
        } else if (bag) {
            throw new IllegalArgumentException(
                    "field '" + field.name()
                            + "' cannot take raw values: its vocabulary has the empty text, which pads bags; export with encoded inputs");
        }
        return writer.nodeOfTexts(
                "LabelEncoder",
                List.of(texts),
                keys.build(),
                GraphWriter.integers("values_int64s", rows),
                integer("default_int64", UNKNOWN));
    }
}
