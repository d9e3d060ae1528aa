/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.entirespace.data.world.FreshTraffic;
import org.entirespace.data.world.Responses;
import org.entirespace.data.world.World;

/**
 * Where the candidates of an online test stand among the test samples. Immutable.
 *
 * @param world whose users respond
 * @param traffic which of them
 * @param rows the row of every candidate; (candidates of all requests)
 * @param logged the rows of the log's own impressions
 */
record Candidates(World world, FreshTraffic traffic, Rows rows, Rows logged) {

    /**
     * Finds them.
     *
     * @param impressions the impression of every test row
     * @throws IllegalArgumentException when a candidate is absent
     */
    static Candidates of(World world, FreshTraffic traffic, long[] impressions) {
        long first = world.options().impressions();
        int[] rows = new int[traffic.impressions()];
        Arrays.fill(rows, -1);
        for (int row = 0; row < impressions.length; row++) {
            if (impressions[row] >= first) {
                rows[Math.toIntExact(impressions[row] - first)] = row;
            }
        }
        long absent = Arrays.stream(rows).filter(row -> row < 0).count();
        if (absent > 0) {
            throw new IllegalArgumentException("the recipe makes no test samples of " + absent + " of " + rows.length
                    + " candidates of the online test; expected one of each, so its views and its split must keep all of "
                    + "the day after the log");
        }
        int[] logged = IntStream.range(0, impressions.length)
                .filter(row -> impressions[row] < first)
                .toArray();
        return new Candidates(world, traffic, Rows.at(rows), Rows.at(logged));
    }

    /** How their users respond; one for each thread. */
    Responses responses() {
        return world.responses(traffic);
    }

    /** Of numbers by test row, those of the candidates; (candidates of all requests). */
    double[] of(double[] byRow) {
        return rows.of(byRow);
    }
}
