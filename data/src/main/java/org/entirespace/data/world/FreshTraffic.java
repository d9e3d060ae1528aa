/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * Requests of users that a log has never seen, on the day after it.
 *
 * @param users how many there are; they come by their activity, so some may not come at all
 * @param requests how often all of them come together
 * @param candidates how many different items could be shown at each request
 */
public record FreshTraffic(int users, int requests, int candidates) {

    /** Checks the numbers. */
    public FreshTraffic {
        if (users < 1 || requests < 1 || candidates < 1) {
            throw new IllegalArgumentException("fresh traffic of " + users + " users, " + requests + " requests, "
                    + candidates + " candidates; expected at least 1 of each");
        }
        Math.multiplyExact(requests, candidates);
    }

    /** The candidates of all requests together. */
    public int impressions() {
        return requests * candidates;
    }
}
