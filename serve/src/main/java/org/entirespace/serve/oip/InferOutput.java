/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.tensor.OutputTensor;
import org.entirespace.serve.tensor.TensorType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * An output that is asked for.
 *
 * @param name the key or alias of a quantity
 * @param binary whether it is wanted in binary form; null where the request as a whole says that
 * @param type FP32 or FP64; null where the request as a whole says that
 */
record InferOutput(
        String name, @Nullable Boolean binary, @Nullable TensorType type) {

    /** Reads an output, at whose beginning the parser stands. */
    static InferOutput read(JsonParser parser) throws IllegalRequestException {
        String[] name = {""};
        Form form = new Form();
        JsonKeys.object(parser, "output", key -> {
            switch (key) {
                case "name" -> name[0] = JsonKeys.text(parser, "output, 'name'");
                case "parameters" ->
                    JsonKeys.object(parser, "output, 'parameters'", parameter -> form.parameter(parser, parameter));
                default -> throw new IllegalRequestException("output: unknown key '" + key + "'");
            }
        });
        return new InferOutput(name[0], form.binary, form.type);
    }

    /** In which form outputs are wanted, as parameters come. */
    static final class Form {

        @Nullable
        Boolean binary;

        @Nullable
        TensorType type;

        private void parameter(JsonParser parser, String key) throws IllegalRequestException {
            switch (key) {
                case "binary_data" -> binary = JsonKeys.bool(parser, "output, 'binary_data'");
                case "datatype" -> type = OutputTensor.type(JsonKeys.text(parser, "output, 'datatype'"));
                case "classification", "shared_memory_region" ->
                    throw new IllegalRequestException("output: '" + key + "' is not supported");
                default -> parser.skipChildren();
            }
        }
    }
}
