/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes the reference of all keys of a document, a table for each section of its schema. */
public final class SchemaReference {

    private final JsonNode schema;
    private final StringBuilder text = new StringBuilder();

    private SchemaReference(JsonNode schema) {
        this.schema = schema;
    }

    /** The reference as Markdown. */
    public static String of(JsonNode schema) {
        var reference = new SchemaReference(schema);
        schema.path("properties").propertyNames().forEach(reference::section);
        return reference.text.toString();
    }

    private void section(String name) {
        JsonNode section = schema.path("properties").path(name);
        boolean required = isRequired(schema, name);
        text.append("\n### `").append(name).append("`\n\n");
        text.append(section.path("description").asString())
                .append(required ? " Required." : " May be left out.")
                .append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        if (section.has("properties")) {
            rows(name, section);
        } else if (section.path("additionalProperties").has("properties")) {
            rows(name + ".*", section.path("additionalProperties"));
        } else {
            row(name, section, required);
        }
    }

    private void rows(String path, JsonNode object) {
        object.path("properties").propertyStream().forEach(member -> {
            String below = path + "." + member.getKey();
            JsonNode value = member.getValue();
            row(below, value, isRequired(object, member.getKey()));
            rows(below, value);
            rows(below + ".*", value.path("additionalProperties"));
            rows(below + "[]", value.path("items"));
        });
    }

    private void row(String path, JsonNode value, boolean required) {
        String standard = value.has("default") ? "`" + value.path("default") + "`" : required ? "required" : "";
        text.append("| `")
                .append(path)
                .append("` | ")
                .append(cell(words(value)))
                .append(" | ")
                .append(cell(standard.replace("\"", "")))
                .append(" | ")
                .append(cell(value.path("description").asString("")))
                .append(" |\n");
    }

    private static String words(JsonNode value) {
        if (value.has("enum")) {
            return value.path("enum")
                    .valueStream()
                    .map(name -> "`" + name.asString() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (value.path("type").isArray()) {
            return "a text or a list of texts";
        }
        return switch (value.path("type").asString()) {
            case "object" -> value.path("additionalProperties").has("type") ? names(value) : "keys with values";
            case "array" -> "list, each " + words(value.path("items"));
            case "string" ->
                TextForm.ofPattern(value.path("pattern").asString(""))
                        .filter(form -> form != TextForm.SOME_TEXT)
                        .map(TextForm::words)
                        .orElse("a text");
            case "boolean" -> "`true` or `false`";
            default -> TypeHint.words(value.path("type")) + range(value);
        };
    }

    private static String names(JsonNode map) {
        return "names, each with " + words(map.path("additionalProperties"));
    }

    private static String range(JsonNode value) {
        List<String> bounds = new ArrayList<>();
        bound(value, "minimum", "≥ ", bounds);
        bound(value, "exclusiveMinimum", "> ", bounds);
        bound(value, "maximum", "≤ ", bounds);
        bound(value, "exclusiveMaximum", "< ", bounds);
        return bounds.isEmpty() ? "" : " " + String.join(", ", bounds);
    }

    private static void bound(JsonNode value, String keyword, String sign, List<String> bounds) {
        if (value.has(keyword)) {
            bounds.add(sign + value.path(keyword));
        }
    }

    private static boolean isRequired(JsonNode object, String key) {
        return object.path("required")
                .valueStream()
                .anyMatch(name -> name.asString().equals(key));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
