/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.train.document.GoldenFile;
import org.entirespace.train.document.KeyRules;
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
        List<String> undescribed = new ArrayList<>();
        visit("", RecipeSchema.generate(), undescribed);

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
        if (schema.path("additionalProperties").isObject()) {
            visit(path + ".*", schema.path("additionalProperties"), undescribed);
        }
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
