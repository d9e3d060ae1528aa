/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the part of a schema that speaks of a key. The schema has no references. */
final class SchemaPath {

    private SchemaPath() {}

    /**
     * The schema of a key path such as {@code fields.*.buckets}, with {@code []} for items.
     *
     * @throws IllegalArgumentException when the schema has no such key
     */
    static ObjectNode of(ObjectNode schema, String path) {
        JsonNode at = schema;
        for (String step : List.of(path.split("\\."))) {
            at = step.equals("[]") ? at.path("items") : member(at, step);
        }
        if (!(at instanceof ObjectNode found)) {
            throw new IllegalArgumentException("the schema has no key '" + path + "'");
        }
        return found;
    }

    /** The schema of one member of an object schema, missing when it allows none of this name. */
    static JsonNode member(JsonNode schema, String key) {
        JsonNode declared = schema.path("properties").path(key);
        return declared.isMissingNode() ? schema.path("additionalProperties") : declared;
    }

    /** The schema of a value, missing when the schema allows no such value. */
    static JsonNode of(JsonNode schema, JsonPointer value) {
        JsonNode at = schema;
        for (JsonPointer rest = value; !rest.matches(); rest = rest.tail()) {
            at = at.has("items") ? at.path("items") : member(at, rest.getMatchingProperty());
        }
        return at;
    }

    /** The paths of all keys with fixed names, such as {@code training.early_stopping.metric}. */
    static List<String> fixedKeys(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        collect(schema, "", keys);
        return keys;
    }

    private static void collect(JsonNode schema, String path, List<String> keys) {
        schema.path("properties").propertyStream().forEach(member -> {
            String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            keys.add(below);
            collect(member.getValue(), below, keys);
        });
    }
}
