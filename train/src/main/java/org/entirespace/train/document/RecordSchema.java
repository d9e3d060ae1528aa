/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

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
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.graph.Quantity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of a document, generated from the records that the document becomes: keys, types and descriptions. Ranges
 * and forms are added by {@link KeyRules}.
 */
public final class RecordSchema {

    private final Class<? extends Record> document;
    private final Set<Class<?>> defaulted;

    private RecordSchema(Class<? extends Record> document, Collection<Class<?>> defaulted) {
        this.document = document;
        this.defaulted = Set.copyOf(defaulted);
    }

    /**
     * The schema as a tree of the caller's own; draft 2020-12, without references.
     *
     * @param document the record of the whole document
     * @param title what the document is
     * @param defaulted the records whose every component has a default; sections of such a record may be left out
     */
    public static ObjectNode of(Class<? extends Record> document, String title, Collection<Class<?>> defaulted) {
        return titled(title, new RecordSchema(document, defaulted).generate());
    }

    /** A schema as indented JSON for editors, the same bytes each time. */
    public static String text(ObjectNode schema) {
        return schema.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private ObjectNode generate() {
        var builder = new SchemaGeneratorConfigBuilder(
                DocumentMapper.json(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral()
                .withPropertySorter(RecordSchema::inDeclaredOrder)
                .withCustomDefinitionProvider((type, context) -> {
                    ObjectNode definition = definition(type, context);
                    return definition == null
                            ? null
                            : new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.NO);
                });
        builder.forFields()
                .withPropertyNameOverrideResolver(field -> snakeCase(field.getDeclaredName()))
                .withDescriptionResolver(RecordSchema::description)
                .withRequiredCheck(this::isRequired);
        return new SchemaGenerator(builder.build()).generateSchema(document);
    }

    /** The schema with its title at the top. */
    private static ObjectNode titled(String title, ObjectNode schema) {
        ObjectNode titled = DocumentMapper.json().createObjectNode();
        titled.set("$schema", schema.get("$schema"));
        titled.put("title", title);
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

    private boolean isRequired(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        boolean hasDefault = defaulted.contains(owner)
                || (owner == document && defaulted.contains(field.getType().getErasedType()));
        return !hasDefault && !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
