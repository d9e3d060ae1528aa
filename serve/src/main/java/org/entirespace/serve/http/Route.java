/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An address with what answers there.
 *
 * @param name what it is called in metrics
 * @param method GET or POST
 * @param segments the parts of its path; one in braces stands for any text, and names it
 * @param endpoint what answers
 */
record Route(String name, String method, List<String> segments, Endpoint endpoint) {

    /** A route, its path written as {@code /v1/models/{model}/score}. */
    static Route of(String name, String method, String path, Endpoint endpoint) {
        return new Route(name, method, List.of(path.substring(1).split("/", -1)), endpoint);
    }

    /** What the names stand for where a path is of this form, whatever the method. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new TreeMap<>();
        for (int s = 0; s < path.size(); s++) {
            String segment = segments.get(s);
            if (segment.startsWith("{")) {
                names.put(segment.substring(1, segment.length() - 1), path.get(s));
            } else if (!segment.equals(path.get(s))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
