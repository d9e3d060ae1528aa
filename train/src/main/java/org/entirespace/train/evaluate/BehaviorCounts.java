/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of one behaviour: a step of the funnel from the impression on.
 *
 * @param behavior its name
 * @param impressions its counts among all impressions
 * @param after its counts among rows with a known past: after each behaviour that it requires directly ({@code click}), then under each
 *     configuration that has a rate of its own ({@code click,!macro}); empty where it depends on nothing
 */
public record BehaviorCounts(String behavior, LabelCounts impressions, Map<String, LabelCounts> after) {

    /** Copies the map, in its order. */
    public BehaviorCounts {
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }
}
