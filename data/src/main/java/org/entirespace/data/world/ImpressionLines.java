/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * The lines of the impression log.
 *
 * @param nature whose users and items they tell of
 * @param text where they are appended
 */
record ImpressionLines(Nature nature, Text text) {

    /** The first line. */
    static final String HEADER =
            "impression_id,time,request_id,position,user_id,segment,age,item_id,category,seller,price,"
                    + "tags,hour,visit_id,page\n";

    /** Appends the line of an impression. */
    void append(Request request, int position, long page) {
        append(request.impression(position), request, request.items[position], position + 1, page);
    }

    /** Appends the line of a candidate, as if it stood at the top of a first page. */
    void appendCandidate(long impression, Request request, int candidate) {
        append(impression, request, request.items[candidate], 1, 1);
    }

    private void append(long impression, Request request, int item, int position, long page) {
        Users users = nature.users();
        int user = request.user;
        text.number(impression).append(',').time(request.time());
        text.append(",r").number(request.number);
        text.append(',').number(position);
        text.append(",u").number(user).append(",g").number(users.segment[user]).append(',');
        if (users.age[user] > 0) {
            text.number(users.age[user]);
        }
        appendItem(item);
        text.append(',').number(Timeline.hour(request.time()));
        text.append(",v").number(request.visit).append(',').number(page).append('\n');
    }

    private void appendItem(int item) {
        Items items = nature.items();
        text.append(",i").number(item).append(",c").number(items.category[item]);
        text.append(",s").number(items.seller[item]).append(',');
        text.number(items.cents[item] / 100).append('.').padded(items.cents[item] % 100, 2);
        text.append(',').append(items.tags[item]);
    }
}
