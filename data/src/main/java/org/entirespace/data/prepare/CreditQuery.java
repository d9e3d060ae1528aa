/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.Timing;

/**
 * SQL that credits the events of one behaviour: event, sample, key_id, s, t. An event without an eligible predecessor is not in
 * the result.
 *
 * <p>Where one axis orders and limits the candidates (there is no sequence, or there is no window), those eligible are an
 * interval of it, and the one credited is nearest to an end of the interval: an as-of join finds it. Otherwise all pairs of one
 * key are compared, and so they are where every eligible one is credited.
 */
final class CreditQuery {

    /** The least place in an order. */
    static final String MINUS_INFINITE = "(-" + Long.MAX_VALUE + " - 1)";

    private static final String INFINITE = String.valueOf(Long.MAX_VALUE);

    private final CreditRule rule;
    private final boolean sequenced;
    private final LogShape shape;

    /** Credit by {@code rule}; {@code sequenced} tells whether the plan names sequences. */
    CreditQuery(CreditRule rule, boolean sequenced, LogShape shape) {
        this.rule = rule;
        this.sequenced = sequenced;
        this.shape = shape;
    }

    String sql() {
        if (!rule.key().isEmpty()) {
            return everywhere();
        }
        if (rule.credit() == Credit.EVERY) {
            return every();
        }
        return sequenced && rule.window() != null ? byPairs() : byInterval();
    }

    /** The events that count: of the behaviour's types, of a key with impressions, strictly before the end of the window. */
    private String events() {
        String until = rule.untilEvents().isEmpty()
                ? " WHERE"
                : " LEFT JOIN " + rule.untilTable() + " u USING (key_id) WHERE (u.s IS NULL OR e.s < u.s) AND";
        return "SELECT e.event, e.key_id, e.s, e.t FROM " + EventTable.NAME + " e" + until
                + " e.key_id IS NOT NULL AND e.type IN (" + Sql.texts(rule.events()) + ")";
    }

    private String byInterval() {
        String axis = sequenced ? "s" : "t";
        boolean last = rule.credit() == Credit.LAST;
        String lower = rule.window() == null ? MINUS_INFINITE : "e." + axis + " - " + rule.window();
        String upper = rule.timing() == Timing.AFTER
                ? "e." + axis
                : rule.window() == null ? INFINITE : "e." + axis + " + " + rule.window();
        String nearest = last ? "e.upper >= c." + axis : "e.lower <= c." + axis;
        String limit = last ? "c." + axis + " >= e.lower" : "c." + axis + " <= e.upper";
        // several candidates at one place of the axis: the later or earlier one, as for any other two
        String candidates = "SELECT key_id, " + axis + ", " + (last ? "arg_max" : "arg_min") + "(sample, "
                + (sequenced ? "t" : "s") + ") AS sample FROM " + rule.candidates() + " GROUP BY key_id, " + axis;
        return "SELECT e.event, c.sample, e.key_id, e.s, e.t FROM (SELECT *, " + lower + " AS lower, " + upper
                + " AS upper FROM (" + events() + ") e) e ASOF JOIN (" + candidates + ") c ON e.key_id = c.key_id AND "
                + nearest
                + " WHERE " + limit;
    }

    private String byPairs() {
        String best = rule.credit() == Credit.LAST ? "arg_max" : "arg_min";
        return "SELECT e.event, " + best + "(c.sample, row(c.s, c.t)) AS sample, e.key_id, e.s, e.t FROM (" + events()
                + ") e JOIN " + rule.candidates() + " c ON e.key_id = c.key_id AND " + eligible("e.s >= c.s AND ")
                + " GROUP BY e.event, e.key_id, e.s, e.t";
    }

    private String every() {
        return "SELECT DISTINCT e.event, c.sample, e.key_id, e.s, e.t FROM (" + events() + ") e JOIN "
                + rule.candidates() + " c ON e.key_id = c.key_id AND " + eligible("e.s >= c.s AND ");
    }

    /** By a key of its own. A sequence orders the rows of one key of the impressions, so here the time alone counts. */
    private String everywhere() {
        return "SELECT e.event, c.sample, e.key_id, e.s, e.t FROM " + EventTable.NAME + " e JOIN "
                + ImpressionTable.NAME
                + " c ON " + new OwnKey(shape, rule.key()).matches("e", "c") + " AND " + eligible("")
                + " WHERE e.type IN (" + Sql.texts(rule.events()) + ")";
    }

    private String eligible(String inOrder) {
        if (rule.timing() == Timing.AFTER) {
            return inOrder + (rule.window() == null ? "true" : "e.t - c.t BETWEEN 0 AND " + rule.window());
        }
        return rule.window() == null ? "true" : "abs(e.t - c.t) <= " + rule.window();
    }
}
