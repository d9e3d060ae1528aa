/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What holds of the schema of every document. */
public final class SchemaHabits {

    private SchemaHabits() {}

    /** Checks that every key is described, and that no object takes other keys than it names. */
    public static void everyKeyIsDescribedAndNoObjectTakesOthers(JsonNode schema) {
        List<String> undescribed = new ArrayList<>();
        visit("", schema, undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void visit(String path, JsonNode schema, List<String> undescribed) {
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(path)
                    .isFalse();
        }
        schema.path("properties").propertyStream().forEach(member -> {
            String below = path + "." + member.getKey();
            if (member.getValue().path("description").asString("").isBlank()) {
                undescribed.add(below);
            }
            visit(below, member.getValue(), undescribed);
        });
        for (String inner : new String[] {"additionalProperties", "items"}) {
            if (schema.path(inner).isObject()) {
                visit(path + ".*", schema.path(inner), undescribed);
            }
        }
    }
}
