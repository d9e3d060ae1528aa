/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Timing;
import org.entirespace.data.sample.EventCounts;

/** Credits the events of every behaviour and counts those that could not be credited, by reason. */
final class Crediting {

    private final DuckSession session;
    private final boolean sequenced;
    private final LogShape shape;

    Crediting(DuckSession session, LogPlan plan, LogShape shape) {
        this.session = session;
        this.sequenced = plan.impressions().sequence() != null;
        this.shape = shape;
    }

    /** Makes the credit table of each rule, in order; a rule may follow an earlier one. */
    Map<String, EventCounts> create(List<CreditRule> rules) throws IOException {
        Map<String, EventCounts> counts = new LinkedHashMap<>();
        for (CreditRule rule : rules) {
            session.execute(
                    "credit " + rule.behavior(),
                    "CREATE OR REPLACE TABLE " + rule.creditTable() + " AS "
                            + new CreditQuery(rule, sequenced, shape).sql());
            counts.put(rule.behavior(), count(rule));
        }
        return counts;
    }

    private EventCounts count(CreditRule rule) throws IOException {
        Map<String, Long> unattributed = new LinkedHashMap<>();
        long attributed = 0;
        long seen = 0;
        for (Row row : session.query(
                "count " + rule.behavior(), rule.key().isEmpty() ? countSql(rule) : countByOwnKey(rule))) {
            seen += row.whole(1);
            if (row.isNull(0)) {
                attributed = row.whole(1);
            } else {
                unattributed.put(row.text(0), row.whole(1));
            }
        }
        return new EventCounts(seen, attributed, unattributed);
    }

    private static String countSql(CreditRule rule) {
        String until =
                rule.untilEvents().isEmpty() ? "(SELECT NULL::BIGINT AS key_id, NULL::BIGINT AS s)" : rule.untilTable();
        String first = "(SELECT key_id, min(s) AS s FROM " + rule.candidates() + " GROUP BY key_id)";
        String before =
                rule.timing() == Timing.AFTER ? " WHEN e.s < f.s THEN " + Sql.text("before_" + rule.followed()) : "";
        return "SELECT CASE WHEN c.event IS NOT NULL THEN NULL WHEN e.key_id IS NULL THEN 'no_impression'"
                + " WHEN e.s >= u.s THEN " + Sql.text("after_" + rule.until())
                + " WHEN f.key_id IS NULL THEN " + Sql.text("no_" + rule.followed()) + before
                + " ELSE 'outside_window' END AS reason, count(*) FROM " + EventTable.NAME + " e LEFT JOIN "
                + credited(rule) + " c USING (event) LEFT JOIN " + until + " u ON e.key_id = u.key_id LEFT JOIN "
                + first
                + " f ON e.key_id = f.key_id WHERE e.type IN (" + Sql.texts(rule.events())
                + ") GROUP BY reason ORDER BY reason";
    }

    /** Of a key of its own the first impression is the first in time. */
    private String countByOwnKey(CreditRule rule) {
        OwnKey key = new OwnKey(shape, rule.key());
        String first =
                "(SELECT " + key.selected("i") + ", min(i.t) AS t FROM " + ImpressionTable.NAME + " i GROUP BY ALL)";
        String before = rule.timing() == Timing.AFTER ? " WHEN e.t < f.t THEN 'before_impression'" : "";
        return "SELECT CASE WHEN c.event IS NOT NULL THEN NULL WHEN f.t IS NULL THEN 'no_impression'" + before
                + " ELSE 'outside_window' END AS reason, count(*) FROM " + EventTable.NAME + " e LEFT JOIN "
                + credited(rule) + " c USING (event) LEFT JOIN " + first + " f ON " + key.matchesSelected("e", "f")
                + " WHERE e.type IN (" + Sql.texts(rule.events()) + ") GROUP BY reason ORDER BY reason";
    }

    /** The events that are credited, each once, however many impressions it is credited to. */
    private static String credited(CreditRule rule) {
        return "(SELECT DISTINCT event FROM " + rule.creditTable() + ")";
    }
}
