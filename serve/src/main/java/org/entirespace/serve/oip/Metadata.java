/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.util.List;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.tensor.TensorForm;
import tools.jackson.core.JsonGenerator;

/** What a server and its models say of themselves, in JSON. Stateless. */
public final class Metadata {

    /** What the server is called. */
    public static final String SERVER = "entirespace";

    /** What models are. */
    public static final String PLATFORM = "entirespace_bundle";

    /** The extension by which models are loaded and unloaded. */
    public static final String REPOSITORY = "model_repository";

    private Metadata() {}

    /** The version of the server. */
    public static String version() {
        String version = Metadata.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Of a server of a version. */
    public static byte[] server(String version) {
        return JsonText.of(json -> json.writeStartObject()
                .writeStringProperty("name", SERVER)
                .writeStringProperty("version", version)
                .writeArrayPropertyStart("extensions")
                .writeString("binary_tensor_data")
                .writeString(REPOSITORY)
                .writeEndArray()
                .writeEndObject());
    }

    /**
     * Of a model.
     *
     * @param versions those that are served, newest first
     */
    public static byte[] model(ServedModel model, List<String> versions) {
        return JsonText.of(json -> {
            json.writeStartObject().writeStringProperty("name", model.name()).writeArrayPropertyStart("versions");
            versions.forEach(json::writeString);
            json.writeEndArray().writeStringProperty("platform", PLATFORM);
            tensors(json, "inputs", TensorForm.inputs(model));
            tensors(json, "outputs", TensorForm.outputs(model));
            json.writeEndObject();
        });
    }

    /** That a model, or a split, is ready. */
    public static byte[] ready(String name) {
        return JsonText.of(json -> json.writeStartObject()
                .writeStringProperty("name", name)
                .writeBooleanProperty("ready", true)
                .writeEndObject());
    }

    private static void tensors(JsonGenerator json, String name, List<TensorForm> forms) {
        json.writeArrayPropertyStart(name);
        for (TensorForm form : forms) {
            json.writeStartObject()
                    .writeStringProperty("name", form.name())
                    .writeStringProperty("datatype", form.type().name())
                    .writeArrayPropertyStart("shape");
            form.shape().forEach(json::writeNumber);
            json.writeEndArray().writeEndObject();
        }
        json.writeEndArray();
    }
}
