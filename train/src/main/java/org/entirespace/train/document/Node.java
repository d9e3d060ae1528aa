/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value of a document together with its place. What is missing, or of another sort than asked for, reads as absent or
 * empty, so that a check may go on over a document that the schema has already refused. Immutable.
 */
public final class Node {

    private final MarkedTree tree;
    private final JsonPointer pointer;
    private final String path;
    private final JsonNode value;

    /**
     * A value.
     *
     * @param tree the document
     * @param pointer where the value is, for machines
     * @param path where the value is, for people
     * @param value the value
     */
    Node(MarkedTree tree, JsonPointer pointer, String path, JsonNode value) {
        this.tree = tree;
        this.pointer = pointer;
        this.path = path;
        this.value = value;
    }

    /** The value as it was read; missing where there is none. */
    public JsonNode value() {
        return value;
    }

    /** Where the value is, for people: {@code events.key[0]}. */
    public String path() {
        return path;
    }

    /** Where the value is, for machines. */
    JsonPointer pointer() {
        return pointer;
    }

    /** The value of a key. */
    public Node at(String key) {
        String below = path.isEmpty() ? key : path + "." + key;
        return new Node(tree, pointer.appendProperty(key), below, value.path(key));
    }

    /** The item of a list. */
    Node item(int index) {
        return new Node(tree, pointer.appendIndex(index), path + "[" + index + "]", value.path(index));
    }

    /** Whether there is a value, be it an empty one. */
    public boolean isPresent() {
        return !value.isMissingNode();
    }

    /** The last key of the path. */
    public String key() {
        return pointer.last().getMatchingProperty();
    }

    /** The place. */
    Mark mark() {
        return tree.mark(pointer);
    }

    /** The text, absent unless the value is one and not empty. */
    public Optional<String> text() {
        return value.stringValueOpt().filter(text -> !text.isEmpty());
    }

    /** The number, absent unless the value is one. */
    public OptionalDouble number() {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** The items of a list, or none. */
    public List<Node> items() {
        List<Node> items = new ArrayList<>();
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            items.add(item(i));
        }
        return items;
    }

    /** The texts of a list; a text that stands alone counts as a list of one. */
    public List<Node> texts() {
        List<Node> all = value.isArray() ? items() : List.of(this);
        return all.stream().filter(node -> node.text().isPresent()).toList();
    }

    /** The keys of a mapping, or none. */
    public List<String> keys() {
        return value.isObject() ? List.copyOf(value.propertyNames()) : List.of();
    }

    /** The members of a mapping, or none. */
    public List<Node> members() {
        return keys().stream().map(this::at).toList();
    }
}
