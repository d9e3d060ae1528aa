/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Comparator;

/**
 * A line of the event log. Events are ordered by time, then by impression, then by the order in which they were drawn.
 *
 * @param time milliseconds since 1970
 * @param impression the impression that caused it
 * @param ordinal its number among the events of that impression
 * @param user who
 * @param item on what
 * @param type did what
 */
record Event(long time, long impression, int ordinal, int user, int item, EventType type) implements Comparable<Event> {

    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparingLong(Event::impression)
            .thenComparingInt(Event::ordinal);

    @Override
    public int compareTo(Event other) {
        return ORDER.compare(this, other);
    }
}
