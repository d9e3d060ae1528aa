/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds circles among names that refer to each other. Not thread-safe. */
final class Circle {

    private final Map<String, ? extends Collection<String>> references;
    private final List<String> path = new ArrayList<>();
    private final Set<String> done = new HashSet<>();

    private Circle(Map<String, ? extends Collection<String>> references) {
        this.references = references;
    }

    /**
     * A circle, from a name back to itself; absent when there is none.
     *
     * @param references what each name refers to; what has no entry refers to nothing
     */
    static Optional<List<String>> find(Map<String, ? extends Collection<String>> references) {
        var search = new Circle(references);
        return references.keySet().stream()
                .map(search::from)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<List<String>> from(String name) {
        int start = path.indexOf(name);
        if (start >= 0) {
            List<String> circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(name);
            return Optional.of(circle);
        }
        if (!done.add(name)) {
            return Optional.empty();
        }
        path.add(name);
        for (String next : references.containsKey(name) ? references.get(name) : List.<String>of()) {
            Optional<List<String>> found = from(next);
            if (found.isPresent()) {
                return found;
            }
        }
        path.remove(path.size() - 1);
        return Optional.empty();
    }
}
