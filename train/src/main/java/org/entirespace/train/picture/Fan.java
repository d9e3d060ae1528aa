/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The edges of one kind from one node. They leave at one port and run together before they branch off.
 *
 * @param from the node
 * @param kind the kind
 * @param routes their ways, at least one
 */
record Fan(int from, Edge.Kind kind, List<Route> routes) {

    private record Key(int from, Edge.Kind kind) {}

    Fan {
        routes = List.copyOf(routes);
    }

    /** All routes, by the port at which they start. */
    static List<Fan> of(List<Route> routes) {
        Map<Key, List<Route>> byPort = routes.stream()
                .collect(Collectors.groupingBy(
                        route -> new Key(route.edge().from(), route.edge().kind()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byPort.entrySet().stream()
                .map(port -> new Fan(port.getKey().from(), port.getKey().kind(), port.getValue()))
                .toList();
    }
}
