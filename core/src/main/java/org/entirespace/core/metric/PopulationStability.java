/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;

/**
 * The population stability index: how far a distribution over bins has moved from an expected one; 0 where it has not, without an
 * upper end. It is symmetric. Below 0.1 it usually passes for no change, above 0.2 for one to look into.
 *
 * <pre>
 *   PSI = sum over bins b of (f_b - e_b) ln(f_b / e_b)        e, f: the shares of rows expected and found
 * </pre>
 *
 * <p>A bin without rows counts as half a row, so the index is finite; Kullback and Leibler's divergence, once in each direction. By
 * chance alone, with n and m independent rows of one distribution in k bins, it is about (k − 1)(1/n + 1/m).
 */
public final class PopulationStability {

    private static final double EMPTY = 0.5; // rows, in place of none

    private PopulationStability() {}

    /**
     * The index of counts.
     *
     * @param expected rows by bin, at least 0; (bins)
     * @param found rows by bin, at least 0; (bins)
     * @return undefined where one of them has no rows
     */
    public static MetricValue of(long[] expected, long[] found) {
        if (expected.length != found.length) {
            throw new IllegalArgumentException(
                    "found " + found.length + " bins, expected " + expected.length + " as in the distribution before");
        }
        long rowsExpected = Arrays.stream(expected).sum();
        long rowsFound = Arrays.stream(found).sum();
        if (rowsExpected == 0 || rowsFound == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        double index = 0;
        for (int b = 0; b < expected.length; b++) {
            double e = rows(expected[b]) / rowsExpected;
            double f = rows(found[b]) / rowsFound;
            index += expected[b] + found[b] == 0 ? 0 : (f - e) * Math.log(f / e);
        }
        return MetricValue.of(index);
    }

    private static double rows(long count) {
        return count == 0 ? EMPTY : (double) count;
    }
}
