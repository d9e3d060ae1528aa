/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.duck.SqlFailedException;
import org.entirespace.data.plan.EventPlan;
import org.entirespace.data.plan.LogPlan;

/**
 * The events that count: of a type that a behaviour or a history feature names, well-formed, each once. Has event, key_id (NULL
 * where no impression has the key), type, s (sequence), t (microseconds) and the carried columns.
 */
final class EventTable {

    static final String NAME = "prep.events";

    private static final String ROWS = "prep.event_rows";

    private final LogPlan plan;
    private final LogShape shape;

    EventTable(LogPlan plan, LogShape shape) {
        this.plan = plan;
        this.shape = shape;
    }

    /**
     * What became of the view's rows.
     *
     * @param rows the rows, rejected ones included
     * @param duplicates events equal to another in all keys, sequence, time and type
     * @param ignoredTypes rows of types that nobody names, by type
     * @param latest the last microsecond of a good row, {@link Long#MIN_VALUE} when there is none
     */
    record Dropped(long rows, long duplicates, Map<String, Long> ignoredTypes, long latest) {}

    /** Makes the table. Events of types that nobody names are counted and otherwise not looked at. */
    Dropped create(DuckSession session, RejectedRows rejected) throws IOException, BadLogException {
        String view = plan.events().view();
        try {
            session.execute("events", "CREATE OR REPLACE TABLE " + ROWS + " AS " + checkedRows());
        } catch (SqlFailedException e) {
            throw LogProblems.of("view '" + view + "'", e);
        }
        rejected.takeFromView(view, ROWS);
        new CandidateTable(shape).create(session, "SELECT * FROM " + ROWS + " WHERE " + good());
        session.execute("distinct events", "CREATE OR REPLACE TABLE " + NAME + " AS " + distinct());
        Map<String, Long> ignored = new LinkedHashMap<>();
        for (Row row : session.query(
                "ignored events",
                "SELECT type, count(*) FROM " + ROWS + " WHERE type IS NOT NULL AND NOT " + named()
                        + " GROUP BY type ORDER BY type")) {
            ignored.put(row.text(0), row.whole(1));
        }
        Row counts = session.query(
                        "count events",
                        "SELECT count(*), count(*) FILTER (WHERE " + good() + "), (SELECT count(*) FROM " + NAME
                                + "), coalesce(max(t) FILTER (WHERE " + good() + "), " + CreditQuery.MINUS_INFINITE
                                + ") FROM " + ROWS)
                .get(0);
        session.execute("events", "DROP TABLE " + ROWS);
        return new Dropped(counts.whole(0), counts.whole(1) - counts.whole(2), ignored, counts.whole(3));
    }

    private String checkedRows() {
        EventPlan event = plan.events();
        RowCheck check = new RowCheck();
        check.type(event.type());
        event.key().forEach(check::key);
        check.time(event.time(), shape.eventType(event.time()), event.timeUnit());
        if (event.sequence() != null) {
            check.sequence(event.sequence(), shape.eventType(event.sequence()));
        }
        return check.sql(event.view(), shape.carriedByEvents(), "type IS NULL OR " + named());
    }

    private String good() {
        return "reason IS NULL AND " + named();
    }

    private String named() {
        return "type IN (" + Sql.texts(namedTypes()) + ")";
    }

    private Set<String> namedTypes() {
        Set<String> types = new LinkedHashSet<>();
        plan.behaviors().values().forEach(b -> types.addAll(b.eventTypes()));
        plan.history().values().forEach(h -> types.addAll(h.events()));
        return types;
    }

    private String distinct() {
        List<String> joined = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < shape.keys().size(); i++) {
            KeyPair pair = shape.keys().get(i);
            String key = pair.comparable(shape.carriedByEvents().alias(pair.eventColumn()));
            keys.add(key);
            joined.add("k" + i + " = " + key);
        }
        shape.ownKeys()
                .values()
                .forEach(
                        pair -> keys.add(pair.comparable(shape.carriedByEvents().alias(pair.eventColumn()))));
        String carried = shape.carriedByEvents().commaAliases();
        return "SELECT row_number() OVER () AS event, e.*, key_id FROM (SELECT * EXCLUDE (reason, content) FROM " + ROWS
                + " WHERE " + good() + " QUALIFY row_number() OVER (PARTITION BY "
                + String.join(", ", keys) + ", s, t, type ORDER BY t" + carried + ") = 1) e LEFT JOIN "
                + CandidateTable.KEYS + " ON " + String.join(" AND ", joined);
    }
}
