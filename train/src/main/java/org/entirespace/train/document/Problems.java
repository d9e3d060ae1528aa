/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;

/** The problems of one document as they are found; sorted, each once. Not thread-safe. */
public final class Problems {

    private final Set<DocumentProblem> found = new TreeSet<>();
    private final Set<JsonPointer> unreadable = new HashSet<>();

    /** Adds a problem of the text itself. */
    public void add(Place place, String message, String hint) {
        found.add(new DocumentProblem("", place.line(), place.column(), message, hint));
    }

    /** Adds a problem of a value, at the value. */
    public void atValue(Node node, String message, String hint) {
        add(node, node.mark().value(), message, hint);
    }

    /** Adds a problem of a key, at the key. */
    public void atKey(Node node, String message, String hint) {
        add(node, node.mark().key(), message, hint);
    }

    /** Adds that a key is missing, at the key of what should hold it. */
    public void missing(Node holder, String key, String hint) {
        Node missing = holder.at(key);
        Place place = holder.mark().key();
        found.add(new DocumentProblem(missing.path(), place.line(), place.column(), "missing", hint));
    }

    /** Adds a problem of a value that could not be read; what else is wrong with it is not reported. */
    void unreadable(String path, JsonPointer pointer, Place place, String message, String hint) {
        found.add(new DocumentProblem(path, place.line(), place.column(), message, hint));
        unreadable.add(pointer);
    }

    /** Adds that a key stands a second time; the first counts. */
    void repeated(String path, Place place, Place first) {
        found.add(new DocumentProblem(
                path, place.line(), place.column(), "given twice", "first on line " + first.line()));
    }

    /** Whether the value of a pointer could not be read. */
    boolean isUnreadable(JsonPointer pointer) {
        return unreadable.contains(pointer);
    }

    private void add(Node node, Place place, String message, String hint) {
        found.add(new DocumentProblem(node.path(), place.line(), place.column(), message, hint));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many were found so far. */
    public int count() {
        return found.size();
    }

    /** All problems by place. */
    public List<DocumentProblem> sorted() {
        return List.copyOf(found);
    }
}
