/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.data.duck.CountJob;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.HistoryPlan;

/**
 * Point-in-time features. Each counts events in [t - window, t) of an impression at t, so that what happens at t or later changes
 * nothing.
 *
 * <p>Where the events fit into memory they are held there by key and time, and counted for each impression as it is read. Where
 * they do not, impressions and events are sorted together, which the database can do on disk.
 */
final class HistoryFeatures {

    /** The most events of one feature that are held in memory, eight bytes each. */
    static final long MOST_EVENTS = 1L << 24;

    private final LogShape shape;
    private final ImpressionCodes codes;
    private final long mostEvents;

    /**
     * Features that hold at most {@code mostEvents} events each in memory.
     *
     * @param codes the columns of the impressions whose texts are numbered
     */
    HistoryFeatures(LogShape shape, ImpressionCodes codes, long mostEvents) {
        this.shape = shape;
        this.codes = codes;
        this.mostEvents = mostEvents;
    }

    /** Readies the features, in the plan's order. */
    List<HistoryColumn> create(DuckSession session, Map<String, HistoryPlan> history) throws IOException {
        List<HistoryColumn> columns = new ArrayList<>();
        for (Map.Entry<String, HistoryPlan> feature : history.entrySet()) {
            columns.add(create(session, "history " + feature.getKey(), columns.size(), feature.getValue()));
        }
        return columns;
    }

    private HistoryColumn create(DuckSession session, String step, int index, HistoryPlan feature) throws IOException {
        HistoryKey key = HistoryKey.of(feature, shape);
        String events = "SELECT t, " + key.ofEvents("e") + " FROM " + EventTable.NAME + " e WHERE type IN ("
                + Sql.texts(feature.events()) + ")";
        Optional<KeyNumber> number = KeyNumber.of(session, key, codes);
        return number.isPresent()
                ? numbered(session, step, index, feature, key, events, number.get())
                : joined(session, step, index, feature, key, events);
    }

    /** A feature whose keys both impressions and events can tell as one number each. */
    private HistoryColumn numbered(
            DuckSession session,
            String step,
            int index,
            HistoryPlan feature,
            HistoryKey key,
            String events,
            KeyNumber number)
            throws IOException {
        String rows = " FROM (SELECT " + number.ofNames() + " AS k, t FROM (" + events + ")) WHERE k IS NOT NULL";
        Row size =
                session.query(step, "SELECT count(DISTINCT k), count(*)" + rows).get(0);
        if (size.whole(1) > mostEvents) {
            return sorted(session, step, index, feature, key, events);
        }
        count(session, step, index, feature, size, "SELECT k, t" + rows + " ORDER BY k, t");
        return new HistoryColumn(counted(index, number.ofImpressions("i")), "");
    }

    /** A feature whose keys get numbers here, which impressions find by a join. */
    private HistoryColumn joined(
            DuckSession session, String step, int index, HistoryPlan feature, HistoryKey key, String events)
            throws IOException {
        String keys = "prep.history_keys_" + index;
        session.execute(
                step,
                "CREATE OR REPLACE TABLE " + keys + " AS SELECT row_number() OVER () - 1 AS k, count(*) AS events, "
                        + key.names() + " FROM (" + events + ") WHERE " + key.present() + " GROUP BY " + key.names());
        Row size = session.query(step, "SELECT count(*), coalesce(sum(events), 0) FROM " + keys)
                .get(0);
        if (size.whole(1) > mostEvents) {
            return sorted(session, step, index, feature, key, events);
        }
        count(
                session,
                step,
                index,
                feature,
                size,
                "SELECT k, t FROM (" + events + ") JOIN " + keys + " USING (" + key.names() + ") ORDER BY k, t");
        String n = "n" + index;
        return new HistoryColumn(counted(index, n + ".k"), " LEFT JOIN " + keys + " " + n + " ON " + key.equal("i", n));
    }

    private static void count(DuckSession session, String step, int index, HistoryPlan feature, Row size, String sql)
            throws IOException {
        session.count(
                step,
                new CountJob(
                        index, sql, (int) size.whole(0), (int) size.whole(1), WindowLength.micros(feature.window())));
    }

    private static String counted(int index, String key) {
        return "coalesce(" + CountJob.FUNCTION + "(" + index + ", " + key + ", i.t), 0)";
    }

    private static HistoryColumn sorted(
            DuckSession session, String step, int index, HistoryPlan feature, HistoryKey key, String events)
            throws IOException {
        String table = "prep.history_" + index;
        String rows = "SELECT sample, t, " + key.ofImpressions("i") + " FROM " + ImpressionTable.NAME
                + " i UNION ALL SELECT NULL, * FROM (" + events + ")";
        session.execute(
                step,
                "CREATE OR REPLACE TABLE " + table
                        + " AS SELECT sample, n FROM (SELECT sample, count(*) FILTER (WHERE sample IS NULL) OVER (PARTITION BY "
                        + key.names() + " ORDER BY t RANGE BETWEEN " + WindowLength.micros(feature.window())
                        + " PRECEDING AND 1 PRECEDING) AS n FROM (" + rows + ") WHERE " + key.present()
                        + ") WHERE sample IS NOT NULL AND n > 0");
        String n = "n" + index;
        return new HistoryColumn(
                "coalesce(" + n + ".n, 0)", " LEFT JOIN " + table + " " + n + " ON i.sample = " + n + ".sample");
    }
}
