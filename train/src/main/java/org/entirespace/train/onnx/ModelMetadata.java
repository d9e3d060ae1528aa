/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.BundleManifest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an exported model says of itself: where it comes from, and what its inputs and outputs mean. */
final class ModelMetadata {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelMetadata() {}

    /**
     * The metadata by key; what has parts is JSON.
     *
     * @param inputs the input of each field
     * @param outputs the outputs of each quantity
     */
    static Map<String, String> of(
            BundleManifest manifest, Map<FittedField, FieldInput> inputs, List<QuantityOutput> outputs) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("entirespace.format", "1");
        metadata.put("entirespace.name", manifest.name());
        metadata.put("entirespace.created", manifest.created());
        metadata.put("entirespace.bundle.seal", manifest.seal());
        metadata.put("entirespace.schema.sha256", hash(manifest.schema()));
        metadata.put("entirespace.graph", JSON.writeValueAsString(manifest.graph()));
        metadata.put("entirespace.quantities", quantities(manifest, outputs).toString());
        metadata.put("entirespace.fields", fields(inputs).toString());
        return metadata;
    }

    /** SHA-256 of a schema as JSON without spaces, vocabularies and boundaries included. */
    private static String hash(Schema schema) {
        byte[] text = JSON.writeValueAsString(schema).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(FileSeal.newDigest().digest(text));
    }

    private static ArrayNode quantities(BundleManifest manifest, List<QuantityOutput> outputs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (QuantityOutput output : outputs) {
            all.addObject()
                    .put("goal", output.quantity().goal())
                    .put("space", output.quantity().space().name())
                    .put("name", manifest.graph().displayName(output.quantity()))
                    .put("probability", output.probability())
                    .put("logit", output.logOdds());
        }
        return all;
    }

    private static ArrayNode fields(Map<FittedField, FieldInput> inputs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inputs.forEach((field, input) -> describe(
                field,
                all.addObject()
                        .put("input", input.name())
                        .put("takes", input.takes().name())));
        return all;
    }

    private static void describe(FittedField field, ObjectNode node) {
        node.put("field", field.name())
                .put("column", field.column())
                .put("kind", field.kind().name())
                .put("encoding", field.encoding().name());
        switch (field.encoding()) {
            case HASH, VOCABULARY -> node.put("rows", field.cardinality());
            case BUCKETS -> {
                ArrayNode boundaries = node.put("rows", field.cardinality()).putArray("boundaries");
                field.boundaries().forEach(boundaries::add);
            }
            case STANDARDIZE -> node.put("mean", field.mean()).put("deviation", field.deviation());
        }
        if (field.kind() == FieldKind.BAG) {
            node.put("pooling", field.pooling().name());
        }
    }
}
