/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;

/**
 * The distinct numbers of a column, rising, and how often each occurs. What is computed of them equals, to the last bit, what the
 * database computes of all rows, without sorting these.
 */
final class ValueCounts {

    /** The most distinct numbers that are worth counting. */
    static final int MOST = 1 << 16;

    private final double[] values; // (distinct)
    private final long[] counts; // (distinct)
    private final long rows;

    /** Numbers, rising, and their counts. */
    ValueCounts(double[] values, long[] counts) {
        this.values = values.clone();
        this.counts = counts.clone();
        this.rows = IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
    }

    /**
     * The numbers of column x of {@code from}, SQL from {@code FROM} on, that occur n times each, or n times more; empty where there
     * are none or too many.
     */
    static Optional<ValueCounts> read(DuckSession session, String step, String from) throws IOException {
        List<Row> found = session.query(
                step, "SELECT x, sum(n)" + from + " WHERE x IS NOT NULL GROUP BY x ORDER BY x LIMIT " + (MOST + 1));
        return found.isEmpty() || found.size() > MOST
                ? Optional.empty()
                : Optional.of(new ValueCounts(
                        found.stream().mapToDouble(row -> row.real(0)).toArray(),
                        found.stream().mapToLong(row -> row.whole(1)).toArray()));
    }

    /** The number of rows with a number. */
    long rows() {
        return rows;
    }

    /** The least number. */
    double least() {
        return values[0];
    }

    /** The greatest number. */
    double greatest() {
        return values[values.length - 1];
    }

    /** The compensated sum over all rows, in the order of their numbers: {@code fsum(x ORDER BY x)}. */
    double sum() {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            sum.add(values[i], counts[i]);
        }
        return sum.value();
    }

    /** The compensated sum of squared distances from {@code mean}, the nearest first: {@code fsum(d * d ORDER BY abs(d))}. */
    double squares(double mean) {
        CompensatedSum sum = new CompensatedSum();
        int above = 0;
        while (above < values.length && values[above] < mean) {
            above++;
        }
        int below = above - 1;
        while (below >= 0 || above < values.length) {
            boolean down = above == values.length
                    || (below >= 0 && Math.abs(values[below] - mean) <= Math.abs(values[above] - mean));
            int next = down ? below-- : above++;
            double distance = values[next] - mean;
            sum.add(distance * distance, counts[next]);
        }
        return sum.value();
    }

    /** The number at a share of the rows, in [0, 1]: {@code quantile_disc(x, share)}. */
    double quantile(double share) {
        double place = Math.max(1, rows - Math.floor(rows - share * rows)) - 1;
        long passed = 0;
        for (int i = 0; i < values.length; i++) {
            passed += counts[i];
            if (place < passed) {
                return values[i];
            }
        }
        return greatest();
    }
}
