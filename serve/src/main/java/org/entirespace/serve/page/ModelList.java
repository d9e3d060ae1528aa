/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.schema.FittedField;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.json.JsonText;
import tools.jackson.core.JsonGenerator;

/**
 * What is served, in JSON: of each version of each model its behaviours, the quantities that it answers, and the fields that it reads.
 *
 * <pre>
 *   {"models": [{"name": "shop", "version": "3", "in_use": 0,
 *     "behaviors": [{"name": "click", "requires": [], "given": []}, {"name": "buy", "requires": ["click"], "given": []}],
 *     "quantities": [{"key": "click", "alias": "CTR"}, {"key": "buy|click"}],
 *     "fields": [{"name": "item", "kind": "categorical"}, {"name": "price", "kind": "numeric"}]}]}
 * </pre>
 *
 * Values of fields are never told. Stateless.
 */
public final class ModelList {

    private ModelList() {}

    /** Of some models, in their order. */
    public static byte[] json(List<ServedModel> models) {
        return JsonText.of(json -> {
            json.writeStartObject().writeArrayPropertyStart("models");
            models.forEach(model -> write(json, model));
            json.writeEndArray().writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ServedModel model) {
        json.writeStartObject()
                .writeStringProperty("name", model.name())
                .writeStringProperty("version", model.version())
                .writeNumberProperty("in_use", model.inUse())
                .writeArrayPropertyStart("behaviors");
        for (Behavior behavior : model.manifest().graph().behaviors()) {
            json.writeStartObject().writeStringProperty("name", behavior.name());
            names(json, "requires", behavior.requires());
            names(json, "given", behavior.given());
            json.writeEndObject();
        }
        json.writeEndArray().writeArrayPropertyStart("quantities");
        Map<Integer, String> aliases = new TreeMap<>();
        model.aliases().forEach((alias, quantity) -> aliases.put(quantity, alias));
        for (int q = 0; q < model.quantities().size(); q++) {
            json.writeStartObject()
                    .writeStringProperty("key", model.quantities().get(q).key());
            if (aliases.containsKey(q)) {
                json.writeStringProperty("alias", aliases.get(q));
            }
            json.writeEndObject();
        }
        json.writeEndArray().writeArrayPropertyStart("fields");
        for (FittedField field : model.schema().fields()) {
            json.writeStartObject()
                    .writeStringProperty("name", field.name())
                    .writeStringProperty("kind", field.kind().name().toLowerCase(Locale.ROOT))
                    .writeEndObject();
        }
        json.writeEndArray().writeEndObject();
    }

    private static void names(JsonGenerator json, String property, List<String> names) {
        json.writeArrayPropertyStart(property);
        names.forEach(json::writeString);
        json.writeEndArray();
    }
}
