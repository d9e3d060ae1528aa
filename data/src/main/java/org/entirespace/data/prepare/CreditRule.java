/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.FlagJob;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.Credit;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.Timing;
import org.jspecify.annotations.Nullable;

/**
 * How the label of one behaviour comes from events: how they are credited, all defaults filled in.
 *
 * @param index the behaviour's place in the plan, from 0
 * @param behavior the behaviour
 * @param events its event types
 * @param key the columns of its own key, empty for the impressions' key
 * @param follows the rule of the behaviour it follows, null for the impression
 * @param window the longest time from what it follows in microseconds, null for no limit
 * @param timing whether the event must come after what it follows
 * @param credit which eligible predecessors
 * @param until the behaviour whose first event ends the window, null for none
 * @param untilEvents that behaviour's event types, empty for none
 */
record CreditRule(
        int index,
        String behavior,
        List<String> events,
        List<String> key,
        @Nullable CreditRule follows,
        @Nullable Long window,
        Timing timing,
        Credit credit,
        @Nullable String until,
        List<String> untilEvents)
        implements LabelRule {

    /** What a behaviour follows where it follows no other. */
    static final String IMPRESSION = "impression";

    /** Rejects an own key where it would mean nothing. */
    CreditRule {
        key = List.copyOf(key);
        if (!key.isEmpty() && (window == null || credit != Credit.EVERY || follows != null || until != null)) {
            throw new IllegalArgumentException("behavior '" + behavior + "' has a key of its own, " + key
                    + ": expected a window, credit every, following the impression, and no until");
        }
    }

    /** The rule of a behaviour with events, which may follow {@code earlier} ones. */
    static CreditRule of(LogPlan plan, Map<String, LabelRule> earlier, String name, BehaviorPlan behavior) {
        BehaviorPlan until = behavior.until() == null ? null : plan.behaviors().get(behavior.until());
        if (behavior.until() != null && (until == null || until.events() == null)) {
            throw new IllegalArgumentException(
                    "behavior '" + name + "' until '" + behavior.until() + "': expected a behavior with events among "
                            + plan.behaviors().keySet());
        }
        List<String> key = behavior.ownKey();
        Credit credit = key.isEmpty() ? Credit.LAST : Credit.EVERY;
        return new CreditRule(
                earlier.size(),
                name,
                behavior.eventTypes(),
                key,
                followed(earlier, name, behavior),
                behavior.window() == null ? null : WindowLength.micros(behavior.window()),
                behavior.timing() == null ? Timing.AFTER : behavior.timing(),
                behavior.credit() == null ? credit : behavior.credit(),
                behavior.until(),
                until == null ? List.of() : until.eventTypes());
    }

    private static @Nullable CreditRule followed(Map<String, LabelRule> earlier, String name, BehaviorPlan behavior) {
        String followed = behavior.follows() == null ? IMPRESSION : behavior.follows();
        if (followed.equals(IMPRESSION)) {
            return null;
        }
        if (earlier.get(followed) instanceof CreditRule rule && rule.credit() != Credit.EVERY) {
            return rule;
        }
        throw new IllegalArgumentException(
                "behavior '" + name + "' follows '" + followed + "': expected impression or a"
                        + " behavior that stands before it and whose events are credited to one impression each");
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

    @Override
    public String code(LogShape shape, long observedUntil) {
        Long horizon = horizon();
        String immature = horizon == null ? "" : "WHEN i.t + " + horizon + " > " + observedUntil + " THEN -1 ";
        String keyless = key.isEmpty() ? "" : "WHEN " + new OwnKey(shape, key).missing("i") + " THEN -1 ";
        return "CASE " + immature + keyless + "WHEN " + FlagJob.isSet("i.sample", index) + " THEN 1 ELSE 0 END";
    }

    /** The name of what it follows. */
    String followed() {
        return follows == null ? IMPRESSION : follows.behavior();
    }

    /** The table of what its events may be credited to; has sample, key_id, s, t. */
    String candidates() {
        return follows == null ? CandidateTable.NAME : follows.creditTable();
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
