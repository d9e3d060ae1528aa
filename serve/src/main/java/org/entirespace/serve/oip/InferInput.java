/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.tensor.BinaryElements;
import org.entirespace.serve.tensor.Elements;
import org.entirespace.serve.tensor.InputTensor;
import org.entirespace.serve.tensor.Shape;
import org.entirespace.serve.tensor.TensorType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * One input of a request as its keys come, in any order: data that stand before their type and shape are passed over and read
 * afterwards. One use.
 */
final class InferInput {

    private static final long NONE = -1;

    private final byte[] bytes; // of the whole body
    private final int jsonLength;
    private String name = "";
    private @Nullable TensorType type;
    private @Nullable Shape shape;
    private @Nullable Elements elements;
    private long dataAt = NONE;
    private long binarySize = NONE;

    private InferInput(byte[] bytes, int jsonLength) {
        this.bytes = bytes;
        this.jsonLength = jsonLength;
    }

    /** Reads an input, at whose beginning the parser stands. */
    static InferInput read(JsonParser parser, int number, byte[] bytes, int jsonLength) throws IllegalRequestException {
        InferInput input = new InferInput(bytes, jsonLength);
        try {
            JsonKeys.object(parser, "an object", key -> input.key(parser, key));
            input.finish();
        } catch (IllegalRequestException e) {
            throw new IllegalRequestException(
                    "input " + (input.name.isEmpty() ? number : "'" + input.name + "'") + ": " + e.getMessage());
        }
        return input;
    }

    private void key(JsonParser parser, String key) throws IllegalRequestException {
        switch (key) {
            case "name" -> name = JsonKeys.text(parser, key);
            case "datatype" -> type = TensorType.of(JsonKeys.text(parser, key));
            case "shape" -> shape = shape(parser);
            case "parameters" ->
                JsonKeys.object(parser, key, parameter -> {
                    if (parameter.equals("binary_data_size")) {
                        binarySize = JsonKeys.whole(parser, parameter);
                    } else if (parameter.startsWith("shared_memory")) {
                        throw new IllegalRequestException("parameters: shared memory is not supported");
                    } else {
                        parser.skipChildren();
                    }
                });
            case "data" -> data(parser);
            default -> throw new IllegalRequestException("unknown key '" + key + "'");
        }
    }

    static Shape shape(JsonParser parser) throws IllegalRequestException {
        List<Long> dimensions = new ArrayList<>();
        JsonKeys.list(parser, "shape", () -> {
            if (dimensions.size() > 2) {
                throw new IllegalRequestException("shape: found more than 2 dimensions, expected 1 or 2");
            }
            dimensions.add(JsonKeys.whole(parser, "shape"));
        });
        return Shape.of(dimensions);
    }

    private void data(JsonParser parser) throws IllegalRequestException {
        TensorType known = type;
        Shape of = shape;
        if (known != null && of != null) {
            elements = JsonElements.read(parser, known, of);
        } else {
            dataAt = parser.currentTokenLocation().getByteOffset();
            if (dataAt < 0) {
                throw new IllegalRequestException("data: expected after 'datatype' and 'shape'");
            }
            parser.skipChildren();
        }
    }

    private void finish() throws IllegalRequestException {
        TensorType known = type;
        Shape of = shape;
        if (name.isEmpty() || known == null || of == null) {
            throw new IllegalRequestException("expected 'name', 'datatype' and 'shape'");
        }
        if (dataAt >= 0) {
            elements = JsonText.readAt(bytes, (int) dataAt, jsonLength, parser -> JsonElements.read(parser, known, of));
        }
        if ((elements == null) == (binarySize == NONE)) {
            throw new IllegalRequestException("expected either 'data' or the parameter 'binary_data_size'");
        }
        if (binarySize < NONE) {
            throw new IllegalRequestException("parameters: found 'binary_data_size' " + binarySize + ", expected ≥ 0");
        }
    }

    /** How many bytes after the JSON are this input's. */
    long binarySize() {
        return Math.max(0, binarySize);
    }

    /**
     * The tensor.
     *
     * @param binary the bytes after the JSON that are this input's
     */
    InputTensor tensor(ByteBuffer binary) throws IllegalRequestException {
        TensorType known = type;
        Shape of = shape;
        if (known == null || of == null) {
            throw new IllegalStateException("not read to its end");
        }
        Elements read = elements;
        if (read == null) {
            try {
                read = BinaryElements.read(known, of.elements(), binary);
            } catch (IllegalRequestException e) {
                throw new IllegalRequestException("input '" + name + "': " + e.getMessage());
            }
        }
        return InputTensor.of(name, of, read);
    }
}
