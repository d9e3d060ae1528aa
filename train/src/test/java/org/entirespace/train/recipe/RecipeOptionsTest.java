/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentReader;
import org.entirespace.train.document.Problems;
import org.entirespace.train.method.MethodPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Defaults are recorded, and every key of the schema reaches the recipe; a new key without a test fails here. */
class RecipeOptionsTest {

    @Test
    void defaultsAreThese() throws DocumentException {
        Recipe recipe = RecipeReader.read(OptionRecipes.LEAST);

        assertThat(recipe.log().views()).isEmpty();
        assertThat(recipe.log().history()).isEmpty();
        assertThat(recipe.log().quality()).isEqualTo(new QualityPlan(null, null));
        assertThat(recipe.graph()).isEqualTo(GraphPlan.of(GraphCatalog.esmm(), Map.of()));
        assertThat(recipe.network())
                .isEqualTo(new NetworkPlan(
                        16,
                        Map.of(),
                        Map.of(),
                        RowPrecision.FLOAT32,
                        List.of(200, 80),
                        Activation.RELU,
                        Normalization.NONE,
                        0,
                        List.of(),
                        true));
        assertThat(recipe.method()).isEqualTo(MethodPlan.defaults());
        assertThat(recipe.training())
                .isEqualTo(new TrainingPlan(
                        5,
                        4096,
                        0.001,
                        0.001,
                        new EmbeddingOptimizer(EmbeddingOptimizer.Kind.LAZY_ADAM, 1, 0, 0, 0, 0),
                        Precision.FLOAT32,
                        1,
                        Runtime.getRuntime().availableProcessors(),
                        4,
                        Map.of(),
                        new EarlyStopping(StoppingMetric.AUC, Quantity.marginal("purchase"), 2),
                        new CollapseAlarm(AlarmAction.WARN, 5)));
        assertThat(recipe.evaluation())
                .isEqualTo(
                        new EvaluationPlan(CompiledGraph.of(GraphCatalog.esmm()).quantities(), 200, 0.95, 10));
    }

    @Test
    void everyComponentOfTheRecipeChangesWhenItsKeyDoes() throws DocumentException {
        Map<String, Boolean> changed = new TreeMap<>();
        for (String other : List.of(
                OptionRecipes.MOST,
                OptionRecipes.FAST,
                OptionRecipes.SAMPLED,
                OptionRecipes.ALONE,
                OptionRecipes.GROWN)) {
            compare("recipe", RecipeReader.read(OptionRecipes.LEAST), RecipeReader.read(other), changed);
        }

        assertThat(changed).hasSizeGreaterThan(60);
        assertThat(changed.keySet())
                .filteredOn(path -> !changed.getOrDefault(path, false))
                .isEqualTo(OptionRecipes.WITHOUT_CHOICE);
    }

    @Test
    void everyKeyOfTheSchemaStandsInTheRecipesOfThisTest() {
        Set<String> used = new TreeSet<>();
        for (String text : List.of(
                OptionRecipes.LEAST,
                OptionRecipes.MOST,
                OptionRecipes.FAST,
                OptionRecipes.SAMPLED,
                OptionRecipes.ALONE,
                OptionRecipes.GROWN)) {
            new DocumentReader("recipe", RecipeSchema.generate())
                    .read(text, new Problems())
                    .ifPresent(recipe -> keys("", RecipeSchema.generate(), recipe.value(), used));
        }

        assertThat(used).containsExactlyInAnyOrderElementsOf(allKeys("", RecipeSchema.generate()));
    }

    /** Walks both recipes in step and notes for every component of a record whether it differs anywhere. */
    private static void compare(
            String path, @Nullable Object least, @Nullable Object most, Map<String, Boolean> changed) {
        changed.merge(path, !Objects.equals(least, most), Boolean::logicalOr);
        if (least instanceof Record && most != null && least.getClass() == most.getClass()) {
            for (RecordComponent component : least.getClass().getRecordComponents()) {
                String below = path + "." + component.getName();
                compare(below, value(component, least), value(component, most), changed);
            }
        } else if (least instanceof Map<?, ?> one && most instanceof Map<?, ?> other) {
            one.forEach((key, value) -> {
                if (other.containsKey(key) && value instanceof Record) {
                    compare(path + ".*", value, other.get(key), changed);
                }
            });
        }
    }

    private static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static void keys(String path, JsonNode schema, JsonNode value, Set<String> used) {
        value.propertyStream().forEach(member -> {
            boolean named = schema.path("properties").has(member.getKey());
            String below = path + "." + (named ? member.getKey() : "*");
            used.add(below);
            JsonNode next =
                    named ? schema.path("properties").path(member.getKey()) : schema.path("additionalProperties");
            keys(below, next, member.getValue(), used);
        });
    }

    private static Set<String> allKeys(String path, JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        schema.path("properties").propertyStream().forEach(member -> {
            keys.add(path + "." + member.getKey());
            keys.addAll(allKeys(path + "." + member.getKey(), member.getValue()));
        });
        if (schema.path("additionalProperties").isObject()) {
            keys.add(path + ".*");
            keys.addAll(allKeys(path + ".*", schema.path("additionalProperties")));
        }
        return keys;
    }
}
