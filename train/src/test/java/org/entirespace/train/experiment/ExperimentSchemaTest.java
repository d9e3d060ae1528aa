/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.train.document.GoldenFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExperimentSchemaTest {

    @Test
    void theSchemaIsTheOneOfTheDocumentation() throws IOException {
        GoldenFile.of("docs/experiment.schema.json").check(ExperimentSchema.text());
    }

    @Test
    void theSchemaKeepsToItsDialect() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var dialect = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(dialect.validate(ExperimentSchema.generate())).isEmpty();
    }

    @Test
    void everyKeyIsDescribedAndNoObjectTakesOthers() {
        List<String> undescribed = new ArrayList<>();
        visit("", ExperimentSchema.generate(), undescribed);

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

    @Test
    void aDataSetHasEveryKeyOfAWorld() {
        JsonNode properties = ExperimentSchema.generate().path("properties");
        JsonNode set = properties.path("data").path("additionalProperties").path("properties");

        assertThat(properties.path("world").path("properties").propertyNames())
                .containsExactlyElementsOf(WorldSection.KEYS);
        assertThat(set.propertyNames())
                .containsAll(WorldSection.KEYS)
                .containsAll(DataSection.OWN)
                .hasSize(10);
    }
}
