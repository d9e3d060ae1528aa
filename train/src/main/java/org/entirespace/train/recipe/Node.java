/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value of a recipe together with its place. What is missing, or of another sort than asked for, reads as absent or
 * empty, so that a check may go on over a recipe that the schema has already refused.
 *
 * @param tree the recipe
 * @param pointer where the value is, for machines
 * @param path where the value is, for people: {@code events.key[0]}
 * @param value the value
 */
record Node(MarkedTree tree, JsonPointer pointer, String path, JsonNode value) {

    /** The value of a key. */
    Node at(String key) {
        String below = path.isEmpty() ? key : path + "." + key;
        return new Node(tree, pointer.appendProperty(key), below, value.path(key));
    }

    /** The item of a list. */
    Node item(int index) {
        return new Node(tree, pointer.appendIndex(index), path + "[" + index + "]", value.path(index));
    }

    boolean isPresent() {
        return !value.isMissingNode();
    }

    /** The last key of the path. */
    String key() {
        return pointer.last().getMatchingProperty();
    }

    /** The place. */
    Mark mark() {
        return tree.mark(pointer);
    }

    /** The text, absent unless the value is one and not empty. */
    Optional<String> text() {
        return value.stringValueOpt().filter(text -> !text.isEmpty());
    }

    /** The number, absent unless the value is one. */
    OptionalDouble number() {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** The items of a list, or none. */
    List<Node> items() {
        List<Node> items = new ArrayList<>();
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            items.add(item(i));
        }
        return items;
    }

    /** The texts of a list; a text that stands alone counts as a list of one. */
    List<Node> texts() {
        List<Node> all = value.isArray() ? items() : List.of(this);
        return all.stream().filter(node -> node.text().isPresent()).toList();
    }

    /** The keys of a mapping, or none. */
    List<String> keys() {
        return value.isObject() ? List.copyOf(value.propertyNames()) : List.of();
    }

    /** The members of a mapping, or none. */
    List<Node> members() {
        return keys().stream().map(this::at).toList();
    }
}
