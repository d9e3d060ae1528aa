/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events become the label of one behaviour.
 *
 * @param events the event types that count
 * @param follows what an event is credited to: {@code impression} (default) or a behaviour, whose own credit it then shares
 * @param window the longest time from what it follows to the event, such as {@code 30m}, {@code 12h} or {@code 7d};
 *     unlimited when absent
 * @param timing whether the event must come after what it follows; default {@link Timing#AFTER}
 * @param credit which eligible predecessor; default {@link Credit#LAST}
 * @param until a behaviour whose first event of the same key ends the window: only events strictly before it count
 */
public record BehaviorPlan(
        @JsonPropertyDescription("Event types that count.") List<String> events,

        @JsonPropertyDescription("What an event is credited to: impression (default) or another behavior.") @Nullable
        String follows,

        @JsonPropertyDescription("Longest time from what it follows, such as 30m, 12h, 7d; unlimited when absent.")
        @Nullable
        String window,

        @JsonPropertyDescription("after (default): the event comes after what it follows; any: anywhere.") @Nullable
        Timing timing,

        @JsonPropertyDescription("Which eligible predecessor gets the credit: last (default) or first.") @Nullable
        Credit credit,

        @JsonPropertyDescription("Only events strictly before the key's first event of this behavior count.") @Nullable
        String until) {}
