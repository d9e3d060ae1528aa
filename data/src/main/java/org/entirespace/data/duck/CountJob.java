/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

/**
 * Events to be held in memory and counted by SQL: {@code events_before(feature, k, t)}, all BIGINT, is the number of events of
 * key k in [t - window, t). It is NULL where k is.
 *
 * @param feature the number that SQL names, from 0; readied again it means the new events
 * @param sql a query of k and t (BIGINT), in the order of k, then t
 * @param keys the number of distinct keys
 * @param events the number of rows that the query gives
 * @param window how far back events count, in the unit of t, at least 0
 */
public record CountJob(int feature, String sql, int keys, int events, long window) {

    /** The name of the function. */
    public static final String FUNCTION = "events_before";
}
