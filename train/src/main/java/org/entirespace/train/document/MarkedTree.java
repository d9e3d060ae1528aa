/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A document's text as a tree, with the place of every value.
 *
 * @param root the tree
 * @param marks places by JSON pointer
 */
record MarkedTree(JsonNode root, Map<JsonPointer, Mark> marks) {

    /** Copies the marks. */
    MarkedTree {
        marks = new HashMap<>(marks);
    }

    /** The whole document. */
    Node node() {
        return new Node(this, JsonPointer.empty(), "", root);
    }

    /** The value of a pointer, which may be missing. */
    Node node(JsonPointer pointer) {
        Node node = node();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            node = node.value().isArray() ? node.item(rest.getMatchingIndex()) : node.at(rest.getMatchingProperty());
        }
        return node;
    }

    /** The place of a value; of a missing one, the place of the nearest value around it. */
    Mark mark(JsonPointer pointer) {
        JsonPointer nearest = pointer;
        Mark mark = marks.get(nearest);
        while (mark == null && !nearest.matches()) {
            nearest = nearest.head();
            mark = marks.get(nearest);
        }
        return mark == null ? new Mark(Place.START, Place.START) : mark;
    }
}
