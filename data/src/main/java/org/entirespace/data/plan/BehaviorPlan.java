/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the label of one behaviour comes about: from events, or as a union of other labels. It has either {@code events} or
 * {@code anyOf}; all else speaks of events only.
 *
 * @param events the event types that count; null for a union
 * @param anyOf the behaviours of a union, each declared before it; null otherwise
 * @param key columns that an event must share with an impression instead of the impressions' key, so that acts elsewhere count
 *     too: columns of that key, or columns that both views have under one name; null for the impressions' key
 * @param follows what an event is credited to: {@code impression} (default) or a behaviour with events, whose own credit it
 *     then shares
 * @param window the longest time from what it follows to the event, such as {@code 30m}, {@code 12h} or {@code 7d};
 *     unlimited when absent
 * @param timing whether the event must come after what it follows; default {@link Timing#AFTER}
 * @param credit which eligible predecessors; default {@link Credit#LAST}, with a key of its own {@link Credit#EVERY}
 * @param until a behaviour whose first event of the same key ends the window: only events strictly before it count
 */
public record BehaviorPlan(
        @JsonPropertyDescription("Event types that count; this or any_of.") @Nullable
        List<String> events,

        @JsonPropertyDescription("Other behaviors, declared above: positive where any of them is. Instead of events.")
        @Nullable
        List<String> anyOf,

        @JsonPropertyDescription(
                "Columns to match by instead of the impressions' key, so that acts elsewhere count too.")
        @Nullable
        List<String> key,

        @JsonPropertyDescription("What an event is credited to: impression (default) or another behavior with events.")
        @Nullable
        String follows,

        @JsonPropertyDescription("Longest time from what it follows, such as 30m, 12h, 7d; unlimited when absent.")
        @Nullable
        String window,

        @JsonPropertyDescription("after (default): the event comes after what it follows; any: anywhere.") @Nullable
        Timing timing,

        @JsonPropertyDescription(
                "Which eligible predecessors get the credit: last (default), first or every; every where there is a key.")
        @Nullable
        Credit credit,

        @JsonPropertyDescription("Only events strictly before the key's first event of this behavior count.") @Nullable
        String until) {

    /** Rejects a behaviour with both events and members, or with neither. */
    public BehaviorPlan {
        if ((events == null) == (anyOf == null)) {
            throw new IllegalArgumentException(
                    "events " + events + ", any_of " + anyOf + ": expected one of them, and not both");
        }
    }

    /** The event types that count; none for a union, which has its members' labels instead. */
    public List<String> eventTypes() {
        return events == null ? List.of() : events;
    }

    /** The columns of the behaviour's own key; none where it has the impressions' key. */
    public List<String> ownKey() {
        return key == null ? List.of() : key;
    }

    /** The behaviours of a union; none for a behaviour with events. */
    public List<String> members() {
        return anyOf == null ? List.of() : anyOf;
    }
}
