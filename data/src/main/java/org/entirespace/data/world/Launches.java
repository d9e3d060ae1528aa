/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;

/**
 * When each item is shown for the first time: some from the start, the others from a time drawn evenly over the log. Not changed
 * once drawn, so threads may share it.
 */
final class Launches {

    private final long[] from; // (items), milliseconds since 1970; none where all are there from the start
    private final int atStart;

    private Launches(long[] from, int atStart) {
        this.from = from;
        this.atStart = atStart;
    }

    /** Draws the launches of a world: as many as the dial says, but for a list's worth of items. */
    static Launches draw(WorldOptions options) {
        int items = options.items();
        int launched = (int) Math.min(items * options.dial(Dial.COLD_ITEMS), items - WorldOptions.LIST_LENGTH);
        if (launched == 0) {
            return new Launches(new long[0], items);
        }
        Draws draws = Draws.of(options.seed(), Draws.Purpose.LAUNCHES, 0);
        long length = Duration.ofDays(options.days()).toMillis();
        long[] from = new long[items];
        int left = launched;
        for (int i = 0; i < items; i++) {
            // the next of the launched is this item with the chance that makes every choice of so many equally likely
            if (draws.uniform() * (items - i) < left) {
                from[i] = options.start().toEpochMilli() + (long) (draws.uniform() * length);
                left--;
            }
        }
        return new Launches(from, items - launched);
    }

    /** Whether an item may be shown. */
    boolean launched(int item, long time) {
        return from.length == 0 || from[item] <= time;
    }

    /** The items that are there from the start. */
    int atStart() {
        return atStart;
    }
}
