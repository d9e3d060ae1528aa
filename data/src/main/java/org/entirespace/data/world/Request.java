/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** A list of items shown together to a user. Not changed once drawn. */
final class Request {

    /** The request's number, from 0 in the order of time. */
    final long number;
    /** The number of the first request of its visit. */
    final long visit;
    /** The user. */
    final int user;
    /** When. */
    final Moment moment;
    /** The items by position, all different. */
    final int[] items;

    Request(long number, long visit, int user, Moment moment, int[] items) {
        this.number = number;
        this.visit = visit;
        this.user = user;
        this.moment = moment;
        this.items = items;
    }

    /** When, in milliseconds since 1970. */
    long time() {
        return moment.time();
    }

    /** The number of the impression at a position, from 0 in the order of the log. */
    long impression(int position) {
        return number * WorldOptions.LIST_LENGTH + position;
    }
}
