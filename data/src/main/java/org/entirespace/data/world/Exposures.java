/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** Who is shown what, and when: a list of items at a time, to one user. Immutable, so threads may share it. */
final class Exposures {

    private final WorldOptions options;
    private final Timeline timeline;
    private final AliasTable users;
    private final AliasTable items;

    Exposures(WorldOptions options, Users users, Items items) {
        this.options = options;
        this.timeline = new Timeline(options);
        this.users = new AliasTable(users.activity);
        this.items = new AliasTable(items.popularity);
    }

    /** The number of requests. */
    long requests() {
        return (options.impressions() + WorldOptions.LIST_LENGTH - 1) / WorldOptions.LIST_LENGTH;
    }

    /** The earliest time that a request may have, or any after it. */
    long earliest(long request) {
        return timeline.timeOf(Math.min(1, (double) request / requests()));
    }

    /** A request, by its number; the same whenever it is asked for. */
    Request request(long number) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.EXPOSURE, number);
        long left = options.impressions() - number * WorldOptions.LIST_LENGTH;
        int length = (int) Math.min(WorldOptions.LIST_LENGTH, left);
        long time = timeline.timeOf((number + draws.uniform()) / requests());
        return draw(number, draws, time, length);
    }

    /** A request like those of the log, but not one of them, for calibration. */
    Request like(long number) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.CALIBRATION, number);
        return draw(number, draws, timeline.timeOf(draws.uniform()), WorldOptions.LIST_LENGTH);
    }

    private Request draw(long number, Draws draws, long time, int length) {
        int user = users.draw(draws);
        int[] list = new int[length];
        for (int k = 0; k < length; k++) {
            do {
                list[k] = items.draw(draws);
            } while (contains(list, k));
        }
        return new Request(number, user, time, list);
    }

    private static boolean contains(int[] list, int place) {
        for (int k = 0; k < place; k++) {
            if (list[k] == list[place]) {
                return true;
            }
        }
        return false;
    }
}
