/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;

/**
 * Mean and deviation of a column's numbers, summed in the order of the numbers: the same to the last bit on any number of threads.
 *
 * @param rows the numbers; without any, the others are 0
 * @param deviation the root of the mean squared distance from the mean
 */
record Moments(long rows, double least, double greatest, double mean, double deviation) {

    /** The moments of counted numbers. */
    static Moments of(ValueCounts counts) {
        double mean = counts.sum() / counts.rows();
        double deviation = Math.sqrt(counts.squares(mean) / counts.rows());
        return new Moments(counts.rows(), counts.least(), counts.greatest(), mean, deviation);
    }

    /** The moments of column x of {@code from}, SQL from {@code FROM} on, by sorting all of it. */
    static Moments ofAll(DuckSession session, String step, String from) throws IOException {
        Row row = session.query(step, "SELECT count(x), min(x), max(x), fsum(x ORDER BY x)" + from)
                .get(0);
        long count = row.whole(0);
        if (count == 0) {
            return new Moments(0, 0, 0, 0, 0);
        }
        double mean = row.real(3) / count;
        Row squares = session.query(
                        step,
                        "SELECT fsum(d * d ORDER BY abs(d)) FROM (SELECT x - CAST('" + mean + "' AS DOUBLE) AS d" + from
                                + ")")
                .get(0);
        return new Moments(count, row.real(1), row.real(2), mean, Math.sqrt(squares.real(0) / count));
    }
}
