/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds documents against their schema and says what differs in the documents' words. Immutable, so threads may share it. */
final class SchemaCheck {

    private static final List<String> BOUNDS = List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    private final ObjectNode schema;
    private final Schema compiled;
    private final List<String> fixedKeys;

    /**
     * The check of a schema.
     *
     * @param schema a schema without references; kept, so no longer the caller's to change
     */
    SchemaCheck(ObjectNode schema) {
        this.schema = schema;
        fixedKeys = SchemaPath.fixedKeys(schema);
        compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(withDecimalBounds(schema.deepCopy()));
    }

    /** The validator compares whole bounds as longs and fails beyond them; it compares decimal ones exactly. */
    private static JsonNode withDecimalBounds(JsonNode schema) {
        for (String bound : BOUNDS) {
            if (schema.path(bound).isNumber()) {
                ((ObjectNode) schema).put(bound, schema.path(bound).decimalValue());
            }
        }
        schema.forEach(SchemaCheck::withDecimalBounds);
        return schema;
    }

    /** Adds every breach of the schema to the problems. */
    void check(MarkedTree tree, Problems problems) {
        List<Error> errors = compiled.validate(tree.root());
        for (Error error : errors) {
            Node node =
                    tree.node(JsonPointer.compile(error.getInstanceLocation().toString()));
            if (!problems.isUnreadable(node.pointer())) {
                report(node, error, problems);
            }
        }
        wholeNumbers(tree.node(), schema, problems);
    }

    private void report(Node node, Error error, Problems problems) {
        JsonNode limit = error.getSchemaNode();
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(node.at(property(error)), problems);
            case "required" -> missing(node, property(error), problems);
            case "propertyNames" -> {
                String form = form(limit.path("pattern").asString());
                Node name = node.at(property(error));
                problems.atKey(name, "found " + Found.quoted(name.key()) + ", expected " + form, "");
            }
            case "type" -> type(node, limit, problems);
            case "uniqueItems" -> repeated(node, problems);
            case "enum" -> {
                List<String> known = limit.valueStream().map(JsonNode::asString).toList();
                String hint = node.text()
                        .flatMap(text -> Suggestion.nearest(text, known))
                        .map(Suggestion::meant)
                        .orElse("");
                String choice = known.size() > 1 ? "one of " + String.join(", ", known) : known.get(0);
                problems.atValue(node, found(node) + ", expected " + choice, hint);
            }
            case "pattern" -> problems.atValue(node, found(node) + ", expected " + form(limit.asString()), "");
            default -> problems.atValue(node, bound(node, error.getKeyword(), limit), "");
        }
    }

    private static String property(Error error) {
        return Objects.requireNonNullElse(error.getProperty(), "");
    }

    /** An unknown key; the nearest of its siblings is suggested, otherwise a key of this name elsewhere. */
    private void unknown(Node key, Problems problems) {
        List<String> elsewhere = fixedKeys.stream()
                .filter(path -> path.endsWith("." + key.key()))
                .toList();
        String hint = meant(key)
                .or(() -> elsewhere.size() == 1 ? Optional.of(elsewhere.get(0)) : Optional.empty())
                .map(Suggestion::meant)
                .orElseGet(() -> Suggestion.hint(key.key(), siblings(key)));
        problems.atKey(key, "unknown key", hint);
    }

    private Optional<String> meant(Node unknownKey) {
        return Suggestion.nearest(unknownKey.key(), siblings(unknownKey));
    }

    private List<String> siblings(Node key) {
        JsonNode around = SchemaPath.of(schema, key.pointer().head());
        return List.copyOf(around.path("properties").propertyNames());
    }

    /** A missing key, unless it is there with its name mistyped. */
    private void missing(Node holder, String key, Problems problems) {
        Stream<Node> unknown =
                holder.members().stream().filter(member -> !siblings(member).contains(member.key()));
        if (unknown.noneMatch(member -> meant(member).filter(key::equals).isPresent())) {
            JsonNode description =
                    SchemaPath.of(schema, holder.at(key).pointer()).path("description");
            problems.missing(holder, key, description.asString("").replaceFirst("\\.$", ""));
        }
    }

    /** A value of the wrong type; one that would not do as a text either is told the form of the text. */
    private void type(Node node, JsonNode expected, Problems problems) {
        JsonNode value = node.value();
        String pattern = SchemaPath.of(schema, node.pointer()).path("pattern").asString("");
        boolean formless = !value.isContainer()
                && !value.isNull()
                && !Pattern.compile(pattern).matcher(value.asString()).find();
        String words = formless ? form(pattern) : TypeHint.words(expected);
        problems.atValue(
                node, "found " + Found.of(value) + ", expected " + words, formless ? "" : TypeHint.of(value, expected));
    }

    private static String form(String pattern) {
        return TextForm.ofPattern(pattern).map(TextForm::words).orElse("a text like " + pattern);
    }

    private static String found(Node node) {
        return node.value().isString()
                ? "found " + Found.quoted(node.value().stringValue())
                : "found " + Found.of(node.value());
    }

    private static void repeated(Node list, Problems problems) {
        List<Node> items = list.items();
        for (int i = 0; i < items.size(); i++) {
            JsonNode value = items.get(i).value();
            if (items.subList(0, i).stream().anyMatch(earlier -> earlier.value().equals(value))) {
                problems.atValue(items.get(i), "found " + Found.quoted(value.asString()) + " twice", "");
            }
        }
    }

    private static String bound(Node node, String keyword, JsonNode limit) {
        String size = node.value().isString()
                ? node.value().stringValue().length() + " characters"
                : node.value().size() + " entries";
        return switch (keyword) {
            case "minimum" -> "found " + node.value() + ", expected at least " + limit;
            case "maximum" -> "found " + node.value() + ", expected at most " + limit;
            case "exclusiveMinimum" -> "found " + node.value() + ", expected more than " + limit;
            case "exclusiveMaximum" -> "found " + node.value() + ", expected less than " + limit;
            case "minItems", "minProperties", "minLength" -> "found " + size + ", expected at least " + limit;
            case "maxItems", "maxProperties", "maxLength" -> "found " + size + ", expected at most " + limit;
            default -> "breaks the schema's rule '" + keyword + "'";
        };
    }

    /** A schema calls 3.0 an integer; a document does not. What is out of bounds has been reported. */
    private static void wholeNumbers(Node node, JsonNode schema, Problems problems) {
        boolean whole = schema.path("type").asString("").equals("integer");
        if (whole && node.value().isFloatingPointNumber()) {
            double number = node.value().doubleValue();
            boolean inBounds = number >= schema.path("minimum").asDouble(number)
                    && number <= schema.path("maximum").asDouble(number);
            if (inBounds && number == Math.rint(number)) {
                problems.atValue(node, "found " + Found.of(node.value()) + ", expected a whole number", "");
            }
        }
        node.members().forEach(member -> wholeNumbers(member, SchemaPath.member(schema, member.key()), problems));
        node.items().forEach(item -> wholeNumbers(item, schema.path("items"), problems));
    }
}
