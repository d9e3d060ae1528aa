/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.Map;

/**
 * What became of the events of one behaviour's types; duplicates and rejected rows are not among them.
 *
 * @param seen the events
 * @param attributed those credited to an impression
 * @param unattributed the others by reason, such as {@code after_window}
 */
public record EventCounts(long seen, long attributed, Map<String, Long> unattributed) {

    /** Checks that no event was lost. */
    public EventCounts {
        unattributed = Counts.checked("unattributed events", unattributed);
        long sum = attributed
                + unattributed.values().stream().mapToLong(Long::longValue).sum();
        if (attributed < 0 || seen != sum) {
            throw new IllegalArgumentException("events seen " + seen + ", attributed " + attributed + ", unattributed "
                    + unattributed + ": expected the second and third to add up to the first");
        }
    }
}
