/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Arrays;

/** Nodes by column, as they are added. One owner. */
final class NodeColumns {

    private int count;
    private int[] features = new int[1024]; // (nodes, and room for more)
    private float[] values = new float[1024]; // the same
    private int[] lefts = new int[1024]; // the same

    void add(int feature, float value, int left) {
        if (count == features.length) {
            int room = Math.addExact(count, count >> 1);
            features = Arrays.copyOf(features, room);
            values = Arrays.copyOf(values, room);
            lefts = Arrays.copyOf(lefts, room);
        }
        features[count] = feature;
        values[count] = value;
        lefts[count++] = left;
    }

    int count() {
        return count;
    }

    int[] features() {
        return Arrays.copyOf(features, count);
    }

    float[] values() {
        return Arrays.copyOf(values, count);
    }

    int[] lefts() {
        return Arrays.copyOf(lefts, count);
    }
}
