/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The requests of fresh users with their candidates. The users are drawn like those of the log, and numbered after them; items,
 * segments and laws are the log's. Immutable, so threads may share it.
 */
final class FreshRequests {

    private final FreshTraffic traffic;
    private final Nature nature;
    private final Exposures exposures;
    private final AliasTable users;

    private FreshRequests(FreshTraffic traffic, Nature nature, Exposures exposures, AliasTable users) {
        this.traffic = traffic;
        this.nature = nature;
        this.exposures = exposures;
        this.users = users;
    }

    /**
     * The requests of a world.
     *
     * @param nature its laws and users
     * @param exposures what its log shows
     */
    static FreshRequests of(Nature nature, Exposures exposures, FreshTraffic traffic) {
        WorldOptions options = nature.options();
        if (traffic.candidates() > options.items()) {
            throw new IllegalArgumentException(
                    traffic.candidates() + " candidates of " + options.items() + " items; expected at most as many");
        }
        int all = Math.addExact(options.users(), traffic.users());
        Users users = Users.draw(options.seed(), all);
        return new FreshRequests(
                traffic,
                new Nature(options, users, nature.items()),
                exposures,
                new AliasTable(Arrays.copyOfRange(users.activity, options.users(), all)));
    }

    /** A request by its number, from 0: all its candidates, in random order; the same whenever it is asked for. */
    Request request(int number) {
        WorldOptions options = nature.options();
        Draws draws = Draws.of(options.seed(), Draws.Purpose.FRESH, number);
        long time = exposures.timeAfter((number + draws.uniform()) / traffic.requests());
        int user = options.users() + users.draw(draws);
        int[] candidates = exposures.drawn(draws, time, traffic.candidates());
        long shown = exposures.requests() + number;
        return new Request(shown, shown, user, nature.waves().moment(time), candidates);
    }

    /** Writes a line of the impression log for each candidate. */
    void write(OutputStream impressions) throws IOException {
        var text = new Text();
        var lines = new ImpressionLines(nature, text);
        long impression = nature.options().impressions();
        for (int number = 0; number < traffic.requests(); number++) {
            Request request = request(number);
            for (int candidate = 0; candidate < request.items.length; candidate++) {
                lines.appendCandidate(impression++, request, candidate);
            }
            impressions.write(text.take());
        }
    }

    /** What was asked for. */
    FreshTraffic traffic() {
        return traffic;
    }

    /** The laws, over the users of the log and the fresh ones. */
    Nature nature() {
        return nature;
    }
}
