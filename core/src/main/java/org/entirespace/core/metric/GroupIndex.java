/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;

/** Groups numbered from 0 in ascending order of their ids. Immutable. */
final class GroupIndex {

    private final int[] groupOf; // (rows)
    private final int count;

    private GroupIndex(int[] groupOf, int count) {
        this.groupOf = groupOf;
        this.count = count;
    }

    static GroupIndex of(long[] ids) {
        long[] distinct = ids.clone();
        Arrays.sort(distinct);
        int count = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[i - 1]) {
                distinct[count++] = distinct[i];
            }
        }
        int[] groupOf = new int[ids.length];
        for (int row = 0; row < ids.length; row++) {
            groupOf[row] = Arrays.binarySearch(distinct, 0, count, ids[row]);
        }
        return new GroupIndex(groupOf, count);
    }

    /** The number of distinct groups. */
    int count() {
        return count;
    }

    /** The group of a row, from 0. */
    int of(int row) {
        return groupOf[row];
    }
}
