/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.ArrayDeque;

/**
 * Draws whole numbers in proportion to weights, each in constant time. Immutable.
 *
 * <p>Source: Vose, "A linear algorithm for generating random numbers with a given distribution", 1991.
 */
final class AliasTable {

    private final double[] keep; // (n), the probability to stay
    private final int[] alias; // (n), where to go otherwise

    /** A table for weights, each positive. */
    AliasTable(double[] weights) {
        int n = weights.length;
        keep = new double[n];
        alias = new int[n];
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        double[] scaled = new double[n];
        var small = new ArrayDeque<Integer>();
        var large = new ArrayDeque<Integer>();
        for (int i = 0; i < n; i++) {
            scaled[i] = weights[i] * n / sum;
            (scaled[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.remove();
            keep[less] = scaled[less];
            alias[less] = more;
            scaled[more] -= 1 - scaled[less];
            (scaled[more] < 1 ? small : large).add(more);
        }
        small.forEach(i -> keep[i] = 1);
        large.forEach(i -> keep[i] = 1);
    }

    /** Draws a number in [0, n). */
    int draw(Draws draws) {
        double place = draws.uniform() * keep.length;
        int i = (int) place;
        return place - i < keep[i] ? i : alias[i];
    }
}
