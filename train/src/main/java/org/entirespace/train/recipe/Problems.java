/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;

/** The problems of one recipe as they are found; sorted, each once. Not thread-safe. */
final class Problems {

    private final Set<RecipeProblem> found = new TreeSet<>();
    private final Set<JsonPointer> unreadable = new HashSet<>();

    /** Adds a problem of the text itself. */
    void add(Place place, String message, String hint) {
        found.add(new RecipeProblem("", place.line(), place.column(), message, hint));
    }

    /** Adds a problem of a value, at the value. */
    void atValue(Node node, String message, String hint) {
        add(node, node.mark().value(), message, hint);
    }

    /** Adds a problem of a key, at the key. */
    void atKey(Node node, String message, String hint) {
        add(node, node.mark().key(), message, hint);
    }

    /** Adds that a key is missing, at the key of what should hold it. */
    void missing(Node holder, String key, String hint) {
        Node missing = holder.at(key);
        Place place = holder.mark().key();
        found.add(new RecipeProblem(missing.path(), place.line(), place.column(), "missing", hint));
    }

    /** Adds a problem of a value that could not be read; what else is wrong with it is not reported. */
    void unreadable(String path, JsonPointer pointer, Place place, String message, String hint) {
        found.add(new RecipeProblem(path, place.line(), place.column(), message, hint));
        unreadable.add(pointer);
    }

    /** Adds that a key stands a second time; the first counts. */
    void repeated(String path, Place place, Place first) {
        found.add(
                new RecipeProblem(path, place.line(), place.column(), "given twice", "first on line " + first.line()));
    }

    /** Whether the value of a pointer could not be read. */
    boolean isUnreadable(JsonPointer pointer) {
        return unreadable.contains(pointer);
    }

    private void add(Node node, Place place, String message, String hint) {
        found.add(new RecipeProblem(node.path(), place.line(), place.column(), message, hint));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** All problems by place. */
    List<RecipeProblem> sorted() {
        return List.copyOf(found);
    }
}
