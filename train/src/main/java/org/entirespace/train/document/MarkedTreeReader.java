/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into a tree with places. Narrower than YAML: one document, no aliases, no tags, no repeated keys, no number
 * that is not finite, at most {@value #MAX_DEPTH} levels, {@value #MAX_ENTRIES} entries of one mapping or list, and {@value #MAX_LENGTH} characters. Not thread-safe.
 */
final class MarkedTreeReader {

    static final int MAX_DEPTH = 32;
    static final int MAX_LENGTH = 1 << 20;
    static final int MAX_ENTRIES = 2048;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DocumentKind kind;
    private final String text;
    private final YAMLParser parser;
    private final Problems problems;
    private final Map<JsonPointer, Mark> marks = new HashMap<>();

    private MarkedTreeReader(DocumentKind kind, String text, YAMLParser parser, Problems problems) {
        this.kind = kind;
        this.text = text;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * The tree of a text; absent when the text is not YAML or holds no mapping, which is then among the problems.
     *
     * @param kind what is read, for messages
     * @param problems gathers what is wrong
     */
    static Optional<MarkedTree> read(DocumentKind kind, String text, Problems problems) {
        if (text.length() > MAX_LENGTH) {
            problems.add(Place.START, "found " + text.length() + " characters, expected at most " + MAX_LENGTH, "");
            return Optional.empty();
        }
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            var reader = new MarkedTreeReader(kind, text, parser, problems);
            try {
                return reader.document();
            } catch (JacksonException e) {
                YamlFault fault = YamlFault.of(e, text, place(parser.currentLocation()), kind);
                problems.add(fault.place(), fault.message(), fault.hint());
                return Optional.empty();
            }
        }
    }

    private Optional<MarkedTree> document() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            problems.add(Place.START, "found nothing, expected " + kind.one(), kind.one() + " begins with 'name: ...'");
            return Optional.empty();
        }
        JsonNode root = value(token, JsonPointer.empty(), "", place(parser.currentTokenLocation()));
        if (parser.nextToken() != null) {
            problems.add(
                    place(parser.currentTokenLocation()),
                    "a second document begins here",
                    "a file holds one " + kind.name());
        }
        if (!root.isObject()) {
            problems.add(Place.START, "found " + Found.of(root) + ", expected keys with values", "");
            return Optional.empty();
        }
        return Optional.of(new MarkedTree(root, marks));
    }

    private JsonNode value(JsonToken token, JsonPointer pointer, String path, Place key) {
        Place place = token == JsonToken.VALUE_NULL ? key : place(parser.currentTokenLocation());
        marks.put(pointer, new Mark(key, place));
        if (parser.getRawTag() != null) {
            problems.unreadable(
                    path, pointer, place, "found a tag, expected a plain value", "for a text, write it in quotes");
        }
        return switch (token) {
            case START_OBJECT -> object(pointer, path);
            case START_ARRAY -> array(pointer, path);
            default -> scalar(token, pointer, path, place);
        };
    }

    private ObjectNode object(JsonPointer pointer, String path) {
        ObjectNode object = NODES.objectNode();
        Map<String, Place> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place key = place(parser.currentTokenLocation());
            String name = parser.currentName();
            String below = path.isEmpty() ? name : path + "." + name;
            JsonPointer member = pointer.appendProperty(name);
            JsonToken token = parser.nextToken();
            Place first = seen.putIfAbsent(name, key);
            if (first != null) {
                problems.repeated(below, key, first);
                parser.skipChildren();
            } else if (object.size() == MAX_ENTRIES) {
                tooMany(path, pointer);
            } else {
                object.set(name, value(token, member, below, key));
            }
        }
        return object;
    }

    private ArrayNode array(JsonPointer pointer, String path) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int index = array.size();
            if (index == MAX_ENTRIES) {
                tooMany(path, pointer);
                continue;
            }
            Place place = place(parser.currentTokenLocation());
            array.add(value(token, pointer.appendIndex(index), path + "[" + index + "]", place));
        }
        return array;
    }

    /** Leaves out an entry beyond the limit; told once, since problems are kept once. */
    private void tooMany(String path, JsonPointer pointer) {
        Place place =
                marks.getOrDefault(pointer, new Mark(Place.START, Place.START)).value();
        problems.unreadable(path, pointer, place, "more than " + MAX_ENTRIES + " entries", "");
        parser.skipChildren();
    }

    private JsonNode scalar(JsonToken token, JsonPointer pointer, String path, Place place) {
        if (parser.isCurrentAlias()) {
            String alias = "found alias *" + parser.getString() + ", expected a value";
            problems.unreadable(
                    path, pointer, place, alias, "write the value out; " + kind.many() + " have no aliases");
            return NODES.nullNode();
        }
        return switch (token) {
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal(pointer, path, place);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_STRING -> isPlainTilde() ? NODES.nullNode() : NODES.stringNode(parser.getString());
            default -> NODES.nullNode();
        };
    }

    private JsonNode integer() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private JsonNode decimal(JsonPointer pointer, String path, Place place) {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            problems.unreadable(path, pointer, place, "found " + parser.getString() + ", expected a finite number", "");
            return NODES.nullNode();
        }
        return NODES.numberNode(number);
    }

    /** Whether the text is YAML's other word for null, which the parser takes for a text. */
    private boolean isPlainTilde() {
        if (!"~".equals(parser.getString())) {
            return false;
        }
        int codePoints = (int) parser.currentTokenLocation().getCharOffset();
        return text.codePointAt(text.offsetByCodePoints(0, codePoints)) == '~';
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1 || location.getColumnNr() < 1
                ? Place.START
                : new Place(location.getLineNr(), location.getColumnNr());
    }
}
