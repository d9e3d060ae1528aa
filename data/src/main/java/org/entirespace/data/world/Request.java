/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** A list of items shown together to a user. Not changed once drawn. */
final class Request {

    /** The request's number, from 0 in the order of time. */
    final long number;
    /** The user. */
    final int user;
    /** When, in milliseconds since 1970. */
    final long time;
    /** The items by position, all different. */
    final int[] items;

    Request(long number, int user, long time, int[] items) {
        this.number = number;
        this.user = user;
        this.time = time;
        this.items = items;
    }

    /** The number of the impression at a position, from 0 in the order of the log. */
    long impression(int position) {
        return number * WorldOptions.LIST_LENGTH + position;
    }
}
