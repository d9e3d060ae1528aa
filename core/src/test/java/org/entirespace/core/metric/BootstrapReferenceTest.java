/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Coverage of the intervals where the true AUC is known. */
class BootstrapReferenceTest {

    /** Rows of a binormal world: positives lie higher by {@code DISTANCE}; half of the variance belongs to the group. */
    private static final double DISTANCE = 1.2;

    private static final int TRIALS = 300;
    private static final int GROUPS = 60;
    private static final int ROWS_OF_A_GROUP = 6;

    @Test
    void independentRowsAreCoveredAboutAsOftenAsSaid() {
        assertThat(coverage(0, false)).isBetween(0.85, 0.95);
    }

    @Test
    void rowsThatResembleEachOtherAreCoveredWhenGroupsAreResampledAndNotWhenRowsAre() {
        assertThat(coverage(0.9, false)).isBetween(0.82, 0.95);
        assertThat(coverage(0.9, true)).isLessThan(0.7);
    }

    /** The share of trials whose 90 % interval holds the true AUC. */
    private static double coverage(double shared, boolean eachRowItsOwnGroup) {
        // two rows of different groups differ by a normal number with mean DISTANCE and variance 2
        double truth = 0.5 + 0.5 * erf(DISTANCE / 2);
        var random = new SplittableRandom(20);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Rows rows = binormal(shared, random);
            long[] groups = rows.groups();
            for (int row = 0; row < groups.length && eachRowItsOwnGroup; row++) {
                groups[row] = row;
            }
            Interval interval = new Bootstrap(new BootstrapOptions(200, 0.9, trial))
                    .auc(rows.predictions())
                    .orElseThrow();
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        return covered / (double) TRIALS;
    }

    /** All rows of a group have one class, as rows of an eager user may, and {@code shared} of the variance in common. */
    private static Rows binormal(double shared, SplittableRandom random) {
        int size = GROUPS * ROWS_OF_A_GROUP;
        Rows rows = new Rows(new double[size], new byte[size], new long[size]);
        for (int group = 0; group < GROUPS; group++) {
            double common = normal(random);
            for (int member = 0; member < ROWS_OF_A_GROUP; member++) {
                int row = group * ROWS_OF_A_GROUP + member;
                rows.labels()[row] = (byte) (group % 2);
                rows.groups()[row] = group;
                rows.logOdds()[row] = DISTANCE * rows.labels()[row]
                        + Math.sqrt(shared) * common
                        + Math.sqrt(1 - shared) * normal(random);
            }
        }
        return rows;
    }

    /** Box and Muller's transform of two uniform numbers. */
    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x, by the midpoint rule. */
    private static double erf(double x) {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double t = (i + 0.5) * x / 10_000;
            sum += Math.exp(-t * t);
        }
        return sum * x / 10_000 * 2 / Math.sqrt(Math.PI);
    }
}
