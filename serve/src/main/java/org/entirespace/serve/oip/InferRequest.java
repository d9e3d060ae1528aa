/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.TakenArm;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.tensor.InputTensor;
import org.entirespace.serve.tensor.OutputTensor;
import org.entirespace.serve.tensor.TensorRows;
import org.entirespace.serve.tensor.TensorType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A request for inference: JSON, and maybe inputs in binary form after it. One use. */
final class InferRequest {

    private final List<InferInput> inputs = new ArrayList<>();
    private final List<InferOutput> outputs = new ArrayList<>();
    private final Map<String, String> model =
            new HashMap<>(); // what the body says of the model, which the address says already
    private @Nullable String id;
    private boolean binary;
    private TensorType type = TensorType.FP64;
    private boolean hasInputs;
    private @Nullable String splitKey;

    private InferRequest() {}

    /**
     * Reads the JSON of a body.
     *
     * @param jsonLength the bytes that are JSON
     */
    static InferRequest read(byte[] bytes, int jsonLength) throws IllegalRequestException {
        return JsonText.read(bytes, jsonLength, parser -> {
            InferRequest request = new InferRequest();
            JsonKeys.object(parser, "body", key -> request.key(parser, key, bytes, jsonLength));
            if (!request.hasInputs) {
                throw new IllegalRequestException("body: 'inputs' is missing");
            }
            return request;
        });
    }

    private void key(JsonParser parser, String key, byte[] bytes, int jsonLength) throws IllegalRequestException {
        switch (key) {
            case "id" -> id = JsonKeys.text(parser, "id");
            case "model_name", "model_version" -> model.put(key, JsonKeys.text(parser, key));
            case "parameters" -> JsonKeys.object(parser, "parameters", parameter -> parameter(parser, parameter));
            case "inputs" -> {
                hasInputs = true;
                JsonKeys.list(parser, "inputs", () -> {
                    limit(inputs);
                    inputs.add(InferInput.read(parser, inputs.size(), bytes, jsonLength));
                });
            }
            case "outputs" ->
                JsonKeys.list(parser, "outputs", () -> {
                    limit(outputs);
                    outputs.add(InferOutput.read(parser));
                });
            default -> throw new IllegalRequestException("body: unknown key '" + key + "'");
        }
    }

    private static void limit(List<?> tensors) throws IllegalRequestException {
        if (tensors.size() == TensorRows.MOST_TENSORS) {
            throw new IllegalRequestException("body: more than " + TensorRows.MOST_TENSORS + " tensors");
        }
    }

    private void parameter(JsonParser parser, String key) throws IllegalRequestException {
        switch (key) {
            case "binary_data_output" -> binary = JsonKeys.bool(parser, key);
            case "datatype" -> type = OutputTensor.type(JsonKeys.text(parser, key));
            case InferScoring.SPLIT_KEY -> splitKey = splitKey(parser);
            default -> parser.skipChildren();
        }
    }

    /**
     * The inputs.
     *
     * @param binary what follows after the JSON
     * @throws IllegalRequestException when that is more or less than the inputs say, or an input is not as it should be
     */
    List<InputTensor> tensors(ByteBuffer binary) throws IllegalRequestException {
        List<InputTensor> tensors = new ArrayList<>();
        for (InferInput input : inputs) {
            if (input.binarySize() > binary.remaining()) {
                throw new IllegalRequestException(
                        "body: found " + binary.remaining() + " bytes left after the JSON, expected "
                                + input.binarySize() + " for input " + tensors.size());
            }
            int size = (int) input.binarySize();
            tensors.add(input.tensor(binary.slice(binary.position(), size)));
            binary.position(binary.position() + size);
        }
        if (binary.hasRemaining()) {
            throw new IllegalRequestException(
                    "body: found " + binary.remaining() + " bytes after those of the last input, expected none");
        }
        return tensors;
    }

    /**
     * Checks that the model is the one that the body names, if it names any; it may name the split by which it came.
     *
     * @throws IllegalRequestException when it is another
     */
    void requireModel(Lease lease) throws IllegalRequestException {
        ServedModel found = lease.model();
        String asked = lease.arm().map(TakenArm::split).orElse(found.name());
        if (!model.getOrDefault("model_name", asked).equals(asked)
                || !model.getOrDefault("model_version", found.version()).equals(found.version())) {
            throw new IllegalRequestException("body: names another model than the address, which is that of " + found);
        }
    }

    /** The outputs that are asked for; empty where all are. */
    List<InferOutput> outputs() {
        return outputs;
    }

    private static @Nullable String splitKey(JsonParser parser) throws IllegalRequestException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT -> parser.getString();
            case VALUE_NULL -> null;
            default ->
                throw new IllegalRequestException("parameters, '" + InferScoring.SPLIT_KEY + "': found "
                        + RequestJson.word(parser.currentToken()) + ", expected a text or a whole number");
        };
    }

    /** What tells its arm of a split; null where it does not say. */
    @Nullable
    String splitKey() {
        return splitKey;
    }

    /** What the answer is to be called; null where nobody cares. */
    @Nullable
    String id() {
        return id;
    }

    /** Whether outputs that do not say otherwise are wanted in binary form. */
    boolean binary() {
        return binary;
    }

    /** The type of outputs that do not say otherwise. */
    TensorType type() {
        return type;
    }
}
