/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.tensor.AskedTensor;
import org.entirespace.serve.tensor.TensorForm;
import org.entirespace.serve.tensor.TensorType;
import tools.jackson.core.JsonParser;

/** The client's side of the protocol, in binary form: writes requests and reads answers. Stateless. */
public final class InferClient {

    private InferClient() {}

    /** A request for all outputs in binary form, as FP64. */
    public static MixedBody request(List<AskedTensor> tensors) {
        byte[] json = JsonText.of(out -> {
            out.writeStartObject()
                    .writeObjectPropertyStart("parameters")
                    .writeBooleanProperty("binary_data_output", true)
                    .writeEndObject()
                    .writeArrayPropertyStart("inputs");
            for (AskedTensor tensor : tensors) {
                out.writeStartObject()
                        .writeStringProperty("name", tensor.name())
                        .writeStringProperty("datatype", tensor.type().name())
                        .writeArrayPropertyStart("shape");
                tensor.shape().forEach(out::writeNumber);
                out.writeEndArray()
                        .writeObjectPropertyStart("parameters")
                        .writeNumberProperty(
                                "binary_data_size", tensor.contents().remaining())
                        .writeEndObject()
                        .writeEndObject();
            }
            out.writeEndArray().writeEndObject();
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(json);
        for (AskedTensor tensor : tensors) {
            byte[] contents = new byte[tensor.contents().remaining()];
            tensor.contents().duplicate().get(contents);
            all.writeBytes(contents);
        }
        return new MixedBody(all.toByteArray(), all.size(), json.length);
    }

    /**
     * The inputs of a model, from what the server says of it.
     *
     * @throws IllegalRequestException when it does not say that
     */
    public static List<TensorForm> inputs(byte[] metadata) throws IllegalRequestException {
        List<TensorForm> inputs = new ArrayList<>();
        JsonText.read(metadata, metadata.length, parser -> {
            JsonKeys.object(parser, "metadata", key -> {
                if (key.equals("inputs")) {
                    JsonKeys.list(parser, key, () -> inputs.add(form(parser)));
                } else {
                    parser.skipChildren();
                }
            });
            return inputs;
        });
        return inputs;
    }

    private static TensorForm form(JsonParser parser) throws IllegalRequestException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Long> shape = new ArrayList<>();
        JsonKeys.object(parser, "input", key -> {
            switch (key) {
                case "name", "datatype" -> texts.put(key, JsonKeys.text(parser, key));
                case "shape" -> JsonKeys.list(parser, key, () -> shape.add(JsonKeys.whole(parser, key)));
                default -> parser.skipChildren();
            }
        });
        return new TensorForm(texts.getOrDefault("name", ""), TensorType.of(texts.getOrDefault("datatype", "")), shape);
    }

    /**
     * The probabilities of an answer.
     *
     * @return of each row every output by its name
     * @throws IllegalRequestException when outputs are not of type FP64, in binary form, and all there
     */
    public static List<Map<String, Double>> rows(MixedBody answer) throws IllegalRequestException {
        ByteBuffer numbers = ByteBuffer.wrap(answer.bytes(), answer.jsonLength(), answer.length() - answer.jsonLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Map<String, Double>> rows = new ArrayList<>();
        return JsonText.read(answer.bytes(), answer.jsonLength(), parser -> {
            JsonKeys.object(parser, "answer", key -> {
                if (key.equals("outputs")) {
                    JsonKeys.list(parser, key, () -> output(parser, numbers, rows));
                } else {
                    parser.skipChildren();
                }
            });
            return rows;
        });
    }

    private static void output(JsonParser parser, ByteBuffer numbers, List<Map<String, Double>> rows)
            throws IllegalRequestException {
        Map<String, String> texts = new LinkedHashMap<>();
        long[] size = {0};
        JsonKeys.object(parser, "output", key -> {
            switch (key) {
                case "name", "datatype" -> texts.put(key, JsonKeys.text(parser, key));
                case "parameters" ->
                    JsonKeys.object(parser, key, parameter -> {
                        if (parameter.equals("binary_data_size")) {
                            size[0] = JsonKeys.whole(parser, parameter);
                        } else {
                            parser.skipChildren();
                        }
                    });
                default -> parser.skipChildren();
            }
        });
        String name = texts.getOrDefault("name", "");
        if (!"FP64".equals(texts.get("datatype")) || size[0] % Double.BYTES != 0 || size[0] > numbers.remaining()) {
            throw new IllegalRequestException("output '" + name + "': expected numbers of type FP64 in binary form");
        }
        for (int row = 0; row < size[0] / Double.BYTES; row++) {
            if (row == rows.size()) {
                rows.add(new LinkedHashMap<>());
            }
            rows.get(row).put(name, numbers.getDouble());
        }
    }
}
