/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Turns a ranking's request into the tensors that ask a server the same: a tensor for each field, with one row where all rows have the
 * value in common, else with a row for each, a NaN or an empty text where it is missing. Stateless.
 */
public final class AskedTensors {

    private static final int NOT_THERE = -1;
    private static final int MOST_CANDIDATES = 10_000;

    private AskedTensors() {}

    /**
     * The tensors of a request.
     *
     * @param body a request as {@link org.entirespace.model.bundle.GoldenRequest#body} has it
     * @param fields what the server says of the model's inputs
     * @throws IllegalRequestException when it does not fit the fields, or has an empty text, which is a missing value as a tensor
     */
    public static List<AskedTensor> of(String body, List<TensorForm> fields) throws IllegalRequestException {
        AskedValues values = new AskedValues(fields);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        JsonText.read(bytes, bytes.length, parser -> {
            RequestJson.read(parser, values, MOST_CANDIDATES, RequestJson.refused(), RequestJson.refused());
            return values;
        });
        boolean allCommon = IntStream.range(0, fields.size()).allMatch(values::isCommon);
        List<AskedTensor> tensors = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            boolean tellsRows = allCommon && field == 0; // one tensor has to say how many rows there are
            List<Integer> rows = values.isCommon(field) && !tellsRows
                    ? List.of(RawRows.REQUEST)
                    : IntStream.range(0, values.rows()).boxed().toList();
            tensors.add(tensor(values, field, rows));
        }
        return tensors;
    }

    private static AskedTensor tensor(AskedValues values, int field, List<Integer> rows) {
        List<Long> shape = new ArrayList<>();
        shape.add((long) rows.size());
        int width = width(values, field, rows);
        if (width != NOT_THERE) {
            shape.add((long) width);
        }
        return new AskedTensor(
                values.name(field),
                values.isNumeric(field) ? TensorType.FP64 : TensorType.BYTES,
                shape,
                ByteBuffer.wrap(contents(values, field, rows, width)));
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

    private static byte[] contents(AskedValues values, int field, List<Integer> rows, int width) {
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
        return bytes.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
