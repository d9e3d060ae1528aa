/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request in raw form and what its model answered when it was written: whoever loads the model can ask again and compare.
 *
 * @param body the request as a service takes it: a JSON object with {@code request}, the values that all candidates have in
 *     common, and {@code candidates}, a list of objects with the values of each
 * @param expected of each candidate the probability of every quantity, by {@link org.entirespace.core.graph.Quantity#key}
 */
public record GoldenRequest(String body, List<Map<String, Double>> expected) {

    /** Copies the collections, keeping their order. */
    public GoldenRequest {
        expected = expected.stream()
                .map(candidate -> Collections.unmodifiableMap(new LinkedHashMap<>(candidate)))
                .toList();
    }
}
