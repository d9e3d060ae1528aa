/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.SchemaHabits;
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
        SchemaHabits.everyKeyIsDescribedAndNoObjectTakesOthers(ExperimentSchema.generate());
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
