/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.method.ConstraintPlan;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.SharingPlan;
import org.entirespace.train.method.TreesPlan;
import org.entirespace.train.method.WeightingPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of a recipe, generated from the records that a recipe becomes. It knows keys, types, ranges and forms;
 * what the keys say about each other is checked by {@link RecipeReader}.
 */
public final class RecipeSchema {

    /** Records whose every component has a default. */
    private static final List<Class<?>> DEFAULTED = List.of(
            MethodPlan.class,
            SharingPlan.class,
            ConstraintPlan.class,
            WeightingPlan.class,
            TreesPlan.class,
            NetworkPlan.class,
            TrainingPlan.class,
            EarlyStopping.class,
            CollapseAlarm.class,
            EvaluationPlan.class);

    private RecipeSchema() {}

    /** The schema as indented JSON for editors, the same bytes each time; draft 2020-12. */
    public static String text() {
        return generate().toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /** The schema as a tree of the caller's own. */
    static ObjectNode generate() {
        var builder = new SchemaGeneratorConfigBuilder(
                RecipeMapper.json(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral()
                .withPropertySorter(RecipeSchema::inDeclaredOrder)
                .withCustomDefinitionProvider((type, context) -> {
                    ObjectNode definition = definition(type, context);
                    return definition == null
                            ? null
                            : new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.NO);
                });
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> snakeCase(field.getDeclaredName()))
                .withDescriptionResolver(RecipeSchema::description)
                .withRequiredCheck(RecipeSchema::isRequired);
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(RecipeDocument.class);
        SchemaRules.applyTo(schema);
        return titled(schema);
    }

    /** The schema with its title at the top. */
    private static ObjectNode titled(ObjectNode schema) {
        ObjectNode titled = RecipeMapper.json().createObjectNode();
        titled.set("$schema", schema.get("$schema"));
        titled.put("title", "EntireSpace recipe");
        titled.setAll(schema);
        return titled;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable ObjectNode definition(ResolvedType resolved, SchemaGenerationContext context) {
        Class<?> type = resolved.getErasedType();
        ObjectNode definition = context.getGeneratorConfig().createObjectNode();
        if (type == Map.class) {
            definition.put("type", "object");
            definition.set(
                    "additionalProperties",
                    context.createDefinition(resolved.getTypeParameters().get(1)));
            return definition;
        }
        if (type.isEnum()) {
            definition.put("type", "string");
            var names = definition.putArray("enum");
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> names.add(constant.toString().toLowerCase(Locale.ROOT)));
            return definition;
        }
        return type == Quantity.class
                ? definition.put("type", "string").put("pattern", TextForm.QUANTITY.pattern())
                : null;
    }

    private static int inDeclaredOrder(MemberScope<?, ?> one, MemberScope<?, ?> other) {
        return Integer.compare(declaredPlace(one), declaredPlace(other));
    }

    private static int declaredPlace(MemberScope<?, ?> member) {
        var components = member.getDeclaringType().getErasedType().getRecordComponents();
        return Arrays.stream(components).map(c -> c.getName()).toList().indexOf(member.getDeclaredName());
    }

    private static @Nullable String description(FieldScope field) {
        var description = field.getAnnotation(JsonPropertyDescription.class);
        return description == null || field.isFakeContainerItemScope() ? null : description.value();
    }

    private static boolean isRequired(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        boolean defaulted = DEFAULTED.contains(owner)
                || (owner == RecipeDocument.class
                        && DEFAULTED.contains(field.getType().getErasedType()));
        return !defaulted && !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
