/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Places on a line, in a fixed order and at least some distance apart, as near as possible to where they are wanted:
 *
 * <pre>
 *   minimise  sum of weight_i (y_i - wanted_i)^2  where  y_i - y_(i-1) >= apart_i
 * </pre>
 *
 * With the distances subtracted this is isotonic regression, solved exactly by pooling neighbours that are out of order.
 *
 * <p>Source: Barlow et al., "Statistical Inference under Order Restrictions", 1972, the pool-adjacent-violators algorithm.
 */
final class Spread {

    /**
     * One that is to be placed.
     *
     * @param wanted where
     * @param weight how much it counts that it gets there
     * @param apart the least distance to the one before it, if there is one
     */
    record Wish(double wanted, double weight, int apart) {}

    private record Pool(double sum, double weight, int size) {
        double mean() {
            return sum / weight;
        }

        Pool with(Pool other) {
            return new Pool(sum + other.sum, weight + other.weight, size + other.size);
        }
    }

    private Spread() {}

    /**
     * The places, rounded; whole distances are kept by rounding.
     *
     * @param wishes what is to be placed, in its order
     * @param low no place lies below
     * @param high no place lies above, unless the distances need more room than there is
     */
    static int[] within(List<Wish> wishes, double low, double high) {
        int n = wishes.size();
        int[] shift = new int[n];
        for (int i = 1; i < n; i++) {
            shift[i] = shift[i - 1] + wishes.get(i).apart();
        }
        Deque<Pool> pools = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            double weight = wishes.get(i).weight();
            Pool pool = new Pool(weight * (wishes.get(i).wanted() - shift[i]), weight, 1);
            while (!pools.isEmpty() && pools.getLast().mean() > pool.mean()) {
                pool = pools.removeLast().with(pool);
            }
            pools.addLast(pool);
        }
        int[] places = new int[n];
        int at = 0;
        double last = n == 0 ? high : Math.max(low, high - shift[n - 1]);
        for (Pool pool : pools) {
            int rounded = (int) Math.round(Math.min(last, Math.max(low, pool.mean())));
            Arrays.fill(places, at, at + pool.size(), rounded);
            at += pool.size();
        }
        for (int i = 0; i < n; i++) {
            places[i] += shift[i];
        }
        return places;
    }

    /** The places on a line without ends. */
    static int[] free(List<Wish> wishes) {
        return within(wishes, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
