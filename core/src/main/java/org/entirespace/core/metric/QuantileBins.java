/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Bins of numbers that held about as many values each when they were made, such as the deciles of scores. Bin b holds what is above
 * bound b − 1 and at most bound b; the first and the last have no end. Equal values never come apart, and bounds lie midway between
 * neighbours, so that the last digits of a value do not move it to another bin. Immutable.
 */
public final class QuantileBins {

    private final double[] bounds; // (bins - 1), ascending

    private QuantileBins(double[] bounds) {
        this.bounds = bounds;
    }

    /**
     * The quantiles of some values. There are fewer bins than asked for where values are equal: one where all are.
     *
     * @param values finite, in any order, at least one
     * @param most the most bins, at least 1
     */
    public static QuantileBins of(double[] values, int most) {
        if (values.length == 0 || most < 1) {
            throw new IllegalArgumentException(
                    values.length + " values, at most " + most + " bins; expected at least one of each");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        requireFinite(sorted[0]);
        requireFinite(sorted[sorted.length - 1]); // NaN is sorted last
        TreeSet<Integer> cuts = new TreeSet<>(); // how many values lie below a bound
        for (int i = 1; i < most; i++) {
            int cut = cut(sorted, (int) ((long) i * sorted.length / most));
            if (cut > 0 && cut < sorted.length) {
                cuts.add(cut);
            }
        }
        return new QuantileBins(cuts.stream()
                .mapToDouble(cut -> between(sorted[cut - 1], sorted[cut]))
                .toArray());
    }

    /** The end, of those of the run of equal values around a place, that is nearer to the place. */
    private static int cut(double[] sorted, int wanted) {
        if (wanted == 0 || sorted[wanted - 1] < sorted[wanted]) {
            return wanted;
        }
        int first = wanted;
        while (first > 0 && sorted[first - 1] == sorted[wanted]) {
            first--;
        }
        int end = wanted;
        while (end < sorted.length && sorted[end] == sorted[wanted]) {
            end++;
        }
        return wanted - first <= end - wanted ? first : end;
    }

    /** What is at least the one and less than the other. */
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    /**
     * Bins with bounds that were made before.
     *
     * @param bounds finite and ascending; one less than there are bins
     */
    public static QuantileBins at(List<Double> bounds) {
        double last = Double.NEGATIVE_INFINITY;
        for (double bound : bounds) {
            requireFinite(bound);
            if (bound <= last) {
                throw new IllegalArgumentException("bound " + bound + " after " + last + "; expected ascending bounds");
            }
            last = bound;
        }
        return new QuantileBins(bounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value " + value + "; expected a finite number");
        }
    }

    /** How many bins there are, at least one. */
    public int bins() {
        return bounds.length + 1;
    }

    /** The upper bound of each bin but the last, ascending. */
    public List<Double> bounds() {
        return Arrays.stream(bounds).boxed().toList();
    }

    /** The bin of a value, from 0; NaN falls into the last. */
    public int bin(double value) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= bounds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many of some values fall into each bin; (bins). */
    public long[] count(double[] values) {
        long[] counts = new long[bins()];
        for (double value : values) {
            counts[bin(value)]++;
        }
        return counts;
    }
}
