/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that preparing needs to know, checked as a whole by the recipe's reader. Maps keep the recipe's order.
 *
 * @param sources log files by name; a view reads a source by this name
 * @param views SQL views by name, over sources and earlier views
 * @param impressions the root
 * @param events what followed
 * @param behaviors label rules by behaviour, each after the behaviour it follows
 * @param history point-in-time features by sample column
 * @param fields input fields by name
 * @param split the division into training, validation and test
 * @param quality limits
 */
public record LogPlan(
        Map<String, LogSource> sources,
        Map<String, String> views,
        ImpressionPlan impressions,
        EventPlan events,
        Map<String, BehaviorPlan> behaviors,
        Map<String, HistoryPlan> history,
        Map<String, FieldPlan> fields,
        SplitPlan split,
        QualityPlan quality) {

    /** Copies the maps, keeping their order. */
    public LogPlan {
        sources = ordered(sources);
        views = ordered(views);
        behaviors = ordered(behaviors);
        history = ordered(history);
        fields = ordered(fields);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
