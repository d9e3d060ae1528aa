/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.jspecify.annotations.Nullable;

/**
 * Writes raw values as a request for inference: a tensor for each field, with one row where all rows have the value in common, else with
 * a row for each, a NaN or an empty text where it is missing. Stateless.
 */
final class AskedTensors {

    private static final int NOT_THERE = -1;

    private AskedTensors() {}

    /** Adds a tensor for each of some fields. */
    static void write(AskedValues values, int fields, ModelInferRequest.Builder request) {
        boolean allCommon = IntStream.range(0, fields).allMatch(values::isCommon);
        for (int field = 0; field < fields; field++) {
            boolean tellsRows = allCommon && field == 0; // one tensor has to say how many rows there are
            boolean shared = values.isCommon(field) && !tellsRows;
            List<Integer> rows = shared
                    ? List.of(RawRows.REQUEST)
                    : IntStream.range(0, values.rows()).boxed().toList();
            InferInputTensor.Builder tensor = InferInputTensor.newBuilder()
                    .setName(values.name(field))
                    .setDatatype(values.isNumeric(field) ? "FP64" : "BYTES")
                    .addShape(rows.size());
            int width = width(values, field, rows);
            if (width != NOT_THERE) {
                tensor.addShape(width);
            }
            request.addInputs(tensor);
            request.addRawInputContents(contents(values, field, rows, width));
        }
    }

    /** The longest list of a bag, which has one place at least; {@link #NOT_THERE} of other fields. */
    private static int width(AskedValues values, int field, List<Integer> rows) {
        return values.isBag(field)
                ? rows.stream()
                        .mapToInt(row -> texts(values.value(field, row)).size())
                        .reduce(1, Math::max)
                : NOT_THERE;
    }

    private static List<?> texts(@Nullable Object value) {
        return value instanceof List<?> texts ? texts : value == null ? List.of() : List.of(value);
    }

    private static ByteString contents(AskedValues values, int field, List<Integer> rows, int width) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int row : rows) {
            Object value = values.value(field, row);
            if (values.isNumeric(field)) {
                double number = value instanceof Double known ? known : Double.NaN;
                bytes.writeBytes(little(Double.BYTES).putDouble(number).array());
                continue;
            }
            List<?> texts = texts(value);
            for (int k = 0; k < Math.max(1, width); k++) {
                byte[] text = (k < texts.size() ? texts.get(k).toString() : "").getBytes(StandardCharsets.UTF_8);
                bytes.writeBytes(little(Integer.BYTES).putInt(text.length).array());
                bytes.writeBytes(text);
            }
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
