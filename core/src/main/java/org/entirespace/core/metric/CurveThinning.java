/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Picks the vertices of a curve that show its shape: the ends, then again and again the one that lies farthest from the curve drawn so far.
 *
 * <p>Source: D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the number of points required to represent a digitized line",
 * Cartographica 10, 1973; here with a budget in place of a tolerance.
 */
final class CurveThinning {

    /** A stretch between two kept vertices, and the vertex between them that lies farthest off. */
    private record Stretch(int from, int to, int farthest, double distance) {}

    private CurveThinning() {}

    /** The vertices kept, ascending; at most {@code most}, and fewer when the rest lies on the curve already. */
    static int[] keep(double[] x, double[] y, int most) {
        TreeSet<Integer> kept = new TreeSet<>();
        kept.add(0);
        kept.add(x.length - 1);
        PriorityQueue<Stretch> open = new PriorityQueue<>(
                Comparator.comparingDouble(Stretch::distance).reversed().thenComparingInt(Stretch::from));
        open.add(stretch(x, y, 0, x.length - 1));
        while (kept.size() < most) {
            Stretch worst = open.remove();
            if (worst.distance() < 1e-12) {
                break;
            }
            kept.add(worst.farthest());
            open.add(stretch(x, y, worst.from(), worst.farthest()));
            open.add(stretch(x, y, worst.farthest(), worst.to()));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Stretch stretch(double[] x, double[] y, int from, int to) {
        double dx = x[to] - x[from];
        double dy = y[to] - y[from];
        double length = Math.max(Math.hypot(dx, dy), Double.MIN_NORMAL);
        int farthest = from;
        double distance = 0;
        for (int vertex = from + 1; vertex < to; vertex++) {
            double off = Math.abs(dx * (y[vertex] - y[from]) - dy * (x[vertex] - x[from])) / length;
            if (off > distance) {
                farthest = vertex;
                distance = off;
            }
        }
        return new Stretch(from, to, farthest, distance);
    }
}
