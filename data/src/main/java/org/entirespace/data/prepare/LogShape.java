/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;
import java.util.Map;

/**
 * The columns of both views as preparing reads them. Every one was found and fits its use.
 *
 * @param impressions the impressions' columns
 * @param events the events' columns
 * @param keys the columns that tie events to impressions
 * @param ownKeys the columns that tie events to impressions by a behaviour's own key, by the impressions' column
 * @param shared the columns that tie events to a history feature, by column; those of both views have one name
 * @param carriedByImpressions columns that become part of a sample
 * @param carriedByEvents columns that attribution and history need
 */
record LogShape(
        ViewColumns impressions,
        ViewColumns events,
        List<KeyPair> keys,
        Map<String, KeyPair> ownKeys,
        Map<String, KeyPair> shared,
        CarriedColumns carriedByImpressions,
        CarriedColumns carriedByEvents) {

    /** The type of a column of the impressions, which is there. */
    String impressionType(String column) {
        return impressions
                .type(column)
                .orElseThrow(() -> new IllegalStateException("column '" + column + "' was not checked"));
    }

    /** The type of a column of the events, which is there. */
    String eventType(String column) {
        return events.type(column)
                .orElseThrow(() -> new IllegalStateException("column '" + column + "' was not checked"));
    }

    /** The pair of a column of a behaviour's own key, which is there. */
    KeyPair ownKeyPair(String column) {
        KeyPair pair = ownKeys.get(column);
        if (pair == null) {
            throw new IllegalStateException("key column '" + column + "' was not checked");
        }
        return pair;
    }
}
