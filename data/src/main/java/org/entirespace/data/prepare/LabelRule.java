/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Timing;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one behaviour are credited, all defaults filled in.
 *
 * @param index the behaviour's place in the plan, from 0
 * @param behavior the behaviour
 * @param events its event types
 * @param follows the rule of the behaviour it follows, null for the impression
 * @param window the longest time from what it follows in microseconds, null for no limit
 * @param timing whether the event must come after what it follows
 * @param credit which eligible predecessor
 * @param until the behaviour whose first event ends the window, null for none
 * @param untilEvents that behaviour's event types, empty for none
 */
record LabelRule(
        int index,
        String behavior,
        List<String> events,
        @Nullable LabelRule follows,
        @Nullable Long window,
        Timing timing,
        Credit credit,
        @Nullable String until,
        List<String> untilEvents) {

    /** What a behaviour follows where it follows no other. */
    static final String IMPRESSION = "impression";

    /** The rules of a plan in its order. */
    static List<LabelRule> of(LogPlan plan) {
        Map<String, LabelRule> rules = new LinkedHashMap<>();
        plan.behaviors().forEach((name, behavior) -> rules.put(name, rule(plan, rules, name, behavior)));
        return new ArrayList<>(rules.values());
    }

    private static LabelRule rule(LogPlan plan, Map<String, LabelRule> earlier, String name, BehaviorPlan behavior) {
        String followed = behavior.follows() == null ? IMPRESSION : behavior.follows();
        LabelRule follows = followed.equals(IMPRESSION) ? null : earlier.get(followed);
        if (follows == null && !followed.equals(IMPRESSION)) {
            throw new IllegalArgumentException("behavior '" + name + "' follows '" + followed
                    + "': expected impression or one of " + earlier.keySet() + ", which stand before it");
        }
        BehaviorPlan until = behavior.until() == null ? null : plan.behaviors().get(behavior.until());
        if (until == null && behavior.until() != null) {
            throw new IllegalArgumentException("behavior '" + name + "' until '" + behavior.until()
                    + "': expected one of " + plan.behaviors().keySet());
        }
        return new LabelRule(
                earlier.size(),
                name,
                behavior.events(),
                follows,
                behavior.window() == null ? null : WindowLength.micros(behavior.window()),
                behavior.timing() == null ? Timing.AFTER : behavior.timing(),
                behavior.credit() == null ? Credit.LAST : behavior.credit(),
                behavior.until(),
                until == null ? List.of() : until.events());
    }

    /**
     * How long after an impression an event of this behaviour may still be credited to it, in microseconds: the sum of the
     * windows on the way from the impression. Null where there is none; such a behaviour counts as mature at once.
     */
    @Nullable
    Long horizon() {
        Long before = follows == null ? null : follows.horizon();
        if (window == null || before == null) {
            return window == null ? before : window;
        }
        return Math.addExact(before, window);
    }

    /** The name of what it follows. */
    String followed() {
        return follows == null ? IMPRESSION : follows.behavior();
    }

    /** The table of what its events may be credited to; has sample, key_id, s, t. */
    String candidates() {
        return follows == null ? ImpressionTable.NAME : follows.creditTable();
    }

    /** The table of its credited events. */
    String creditTable() {
        return "prep.credit_" + index;
    }

    /** SQL: the key's first event of the until behaviour as (key_id, s). */
    String untilTable() {
        return "(SELECT key_id, min(s) AS s FROM " + EventTable.NAME + " WHERE type IN (" + Sql.texts(untilEvents)
                + ") GROUP BY key_id)";
    }
}
