/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.KeyRules;
import org.entirespace.train.document.SchemaHabits;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecipeSchemaTest {

    @Test
    void theSchemaIsTheOneOfTheDocumentation() throws IOException {
        GoldenFile.of("docs/recipe.schema.json").check(RecipeSchema.text());
    }

    @Test
    void theSchemaIsTheSameEachTime() {
        assertThat(RecipeSchema.text()).isEqualTo(RecipeSchema.text());
    }

    @Test
    void theSchemaKeepsToItsDialect() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var dialect = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(dialect.validate(RecipeSchema.generate())).isEmpty();
        assertThat(dialect.validate(RecipeSchema.generate().put("minProperties", "one")))
                .isNotEmpty();
    }

    @Test
    void everyKeyIsDescribedAndNoObjectTakesOthers() {
        SchemaHabits.everyKeyIsDescribedAndNoObjectTakesOthers(RecipeSchema.generate());
    }

    @Test
    void enumsAreLowerCaseAndWholeNumbersAreIntegers() {
        JsonNode schema = RecipeSchema.generate();

        assertThat(schema.findValues("enum"))
                .allSatisfy(names -> assertThat(names.valueStream().map(JsonNode::asString))
                        .allSatisfy(name -> assertThat(name).isLowerCase()));
        assertThat(new KeyRules(RecipeSchema.generate())
                        .at("training.epochs")
                        .path("type")
                        .asString())
                .isEqualTo("integer");
        assertThat(new KeyRules(RecipeSchema.generate())
                        .at("training.learning_rate")
                        .path("type")
                        .asString())
                .isEqualTo("number");
    }

    @Test
    void aKeyThatTheSchemaDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyRules(RecipeSchema.generate()).at("training.momentum"))
                .withMessageContaining("training.momentum");
    }
}
