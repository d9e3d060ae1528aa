/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.time.Duration;

/**
 * Which lists a user sees in a row. A list goes on with the visit of the list some places before it, which was shown about 90
 * seconds earlier, with one probability for all; so the pages of a visit are geometric. Immutable.
 */
final class Visits {

    private static final long GAP = Duration.ofSeconds(90).toMillis();

    private final long seed;
    private final double goesOn;
    private final long stride;

    /**
     * The visits of a world.
     *
     * @param requests the lists of its log
     */
    Visits(WorldOptions options, long requests) {
        seed = options.seed();
        goesOn = 1 - 1 / options.dial(Dial.VISIT_PAGES);
        double inGap = (double) requests * GAP / Duration.ofDays(options.days()).toMillis();
        stride = Math.max(1, Math.round(inGap));
    }

    /** The first list of the visit that a list belongs to. */
    long first(long request) {
        long first = request;
        while (first >= stride && continues(first)) {
            first -= stride;
        }
        return first;
    }

    private boolean continues(long request) {
        return goesOn > 0 && Draws.of(seed, Draws.Purpose.VISITS, request).uniform() < goesOn;
    }

    /** The page of a list within its visit, from 1. */
    long page(long request, long first) {
        return 1 + (request - first) / stride;
    }
}
