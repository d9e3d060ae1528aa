/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Who is shown what, and when: a list of items at a time, to one user. Immutable, so threads may share it. */
final class Exposures {

    /** The items among which an incumbent chooses a list. */
    static final int CANDIDATES = 30;

    private final WorldOptions options;
    private final Nature nature;
    private final Timeline timeline;
    private final Visits visits;
    private final Launches launches;
    private final AliasTable users;
    private final AliasTable items;
    private final @Nullable Incumbent incumbent; // null where lists are random

    Exposures(Nature nature) {
        this.nature = nature;
        this.options = nature.options();
        this.timeline = new Timeline(options);
        this.visits = new Visits(options, requests());
        this.launches = Launches.draw(options);
        this.users = new AliasTable(nature.users().activity);
        this.items = new AliasTable(nature.items().popularity);
        this.incumbent = options.dial(Dial.POLICY_SKILL) == 0 ? null : Incumbent.of(nature, users, items);
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
        Moment moment = nature.waves().moment(timeline.timeOf((number + draws.uniform()) / requests()));
        int own = users.draw(draws);
        long first = visits.first(number);
        int user = first == number ? own : visitor(first);
        return new Request(number, first, user, moment, list(user, moment, draws, length));
    }

    /** Who began a visit: the user of its first request. */
    private int visitor(long first) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.EXPOSURE, first);
        draws.uniform(); // the time's
        return users.draw(draws);
    }

    /** A request like those of the log, but not one of them, for calibration. */
    Request like(long number) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.CALIBRATION, number);
        Moment moment = nature.waves().moment(timeline.timeOf(draws.uniform()));
        int user = users.draw(draws);
        return new Request(number, number, user, moment, list(user, moment, draws, WorldOptions.LIST_LENGTH));
    }

    /** The page of a request within its visit, from 1. */
    long page(Request request) {
        return visits.page(request.number, request.visit);
    }

    private int[] list(int user, Moment moment, Draws draws, int length) {
        if (incumbent == null) {
            return drawn(draws, moment.time(), length);
        }
        int[] candidates = drawn(draws, moment.time(), Math.min(CANDIDATES, launches.atStart()));
        incumbent.rank(user, candidates, moment);
        return Arrays.copyOf(candidates, length);
    }

    /** The time at which a share of the requests of the day after the log has come, in milliseconds since 1970. */
    long timeAfter(double share) {
        return timeline.timeAfter(share);
    }

    /** Different items that are launched, by popularity. */
    int[] drawn(Draws draws, long time, int length) {
        int[] list = new int[length];
        for (int k = 0; k < length; k++) {
            do {
                list[k] = items.draw(draws);
            } while (contains(list, k) || !launches.launched(list[k], time));
        }
        return list;
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
