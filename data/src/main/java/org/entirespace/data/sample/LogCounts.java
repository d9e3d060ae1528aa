/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read from the log and what became of it. Nothing that was read is left out.
 *
 * @param rowsRead rows by source or view
 * @param duplicateImpressions impressions left out because an equal one stands
 * @param duplicateEvents events left out because an equal one stands
 * @param repeatedListings impressions folded into the first of their key
 * @param rejected rejected rows by reason
 * @param ignoredEventTypes events of types that no behaviour names, by type
 * @param behaviors events by behaviour
 */
public record LogCounts(
        Map<String, Long> rowsRead,
        long duplicateImpressions,
        long duplicateEvents,
        long repeatedListings,
        Map<String, Long> rejected,
        Map<String, Long> ignoredEventTypes,
        Map<String, EventCounts> behaviors) {

    /** Checks that no count is negative. */
    public LogCounts {
        rowsRead = Counts.checked("rows read", rowsRead);
        rejected = Counts.checked("rejected rows", rejected);
        ignoredEventTypes = Counts.checked("ignored event types", ignoredEventTypes);
        behaviors = Collections.unmodifiableMap(new LinkedHashMap<>(behaviors));
        if (duplicateImpressions < 0 || duplicateEvents < 0 || repeatedListings < 0) {
            throw new IllegalArgumentException("log counts " + duplicateImpressions + ", " + duplicateEvents + ", "
                    + repeatedListings + " (duplicate impressions, duplicate events, repeated listings): expected ≥ 0");
        }
    }
}
