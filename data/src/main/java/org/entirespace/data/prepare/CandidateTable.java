/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.duck.DuckSession;

/**
 * The impressions that events may be credited to: those whose key has an event. Has sample, key_id, s, t. Most impressions of a
 * log have no event at all, so these are few, and no key of the others is ever looked at again.
 */
final class CandidateTable {

    static final String NAME = "prep.candidates";
    /** The keys that both impressions and events have: key_id, k0, k1 and so on. */
    static final String KEYS = "prep.keys";

    private static final String EVENT_KEYS = "prep.event_keys";

    private final LogShape shape;

    CandidateTable(LogShape shape) {
        this.shape = shape;
    }

    /** Makes the tables; {@code events} is SQL of rows with the carried columns of the events that count. */
    void create(DuckSession session, String events) throws IOException {
        List<String> values = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < shape.keys().size(); i++) {
            KeyPair pair = shape.keys().get(i);
            values.add(pair.comparable(shape.carriedByEvents().alias(pair.eventColumn())) + " AS k" + i);
            equal.add("k" + i + " = "
                    + pair.comparable("i." + shape.carriedByImpressions().alias(pair.impressionColumn())));
        }
        session.execute(
                "event keys",
                "CREATE OR REPLACE TABLE " + EVENT_KEYS
                        + " AS SELECT row_number() OVER () AS key_id, * FROM (SELECT DISTINCT "
                        + String.join(", ", values) + " FROM (" + events + "))");
        session.execute(
                "candidates",
                "CREATE OR REPLACE TABLE " + NAME + " AS SELECT i.sample, key_id, i.s, i.t FROM " + ImpressionTable.NAME
                        + " i JOIN " + EVENT_KEYS + " ON " + String.join(" AND ", equal));
        session.execute(
                "keys",
                "CREATE OR REPLACE TABLE " + KEYS + " AS SELECT * FROM " + EVENT_KEYS
                        + " WHERE key_id IN (SELECT key_id FROM " + NAME + ")");
    }
}
