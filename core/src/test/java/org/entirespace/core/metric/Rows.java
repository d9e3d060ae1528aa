/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Random rows for tests, as plain arrays so that a reference can read them. */
final class Rows {

    private final double[] logOdds;
    private final byte[] labels;
    private final long[] groups;

    Rows(double[] logOdds, byte[] labels, long[] groups) {
        this.logOdds = logOdds;
        this.labels = labels;
        this.groups = groups;
    }

    double[] logOdds() {
        return logOdds;
    }

    byte[] labels() {
        return labels;
    }

    long[] groups() {
        return groups;
    }

    /** Rows whose label depends on their log-odds; those are rounded to {@code levels} values, so that many tie. */
    static Rows random(long seed, int rows, int levels, int groups) {
        var random = new SplittableRandom(seed);
        var made = new Rows(new double[rows], new byte[rows], new long[rows]);
        for (int row = 0; row < rows; row++) {
            made.logOdds[row] = Math.round((random.nextDouble() - 0.6) * levels) * (6.0 / levels);
            made.labels[row] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-made.logOdds[row])) ? 1 : 0);
            made.groups[row] = 1_000_000_007L * random.nextInt(groups) - 5;
        }
        return made;
    }

    /** Rows of one group. */
    static Rows of(double[] logOdds, int... labels) {
        byte[] codes = new byte[labels.length];
        for (int row = 0; row < labels.length; row++) {
            codes[row] = (byte) labels[row];
        }
        return new Rows(logOdds, codes, new long[labels.length]);
    }

    Rows inGroups(long... ids) {
        return new Rows(logOdds, labels, ids);
    }

    Predictions predictions() {
        return Predictions.of(logOdds, labels, groups);
    }

    /** The pairs counted one by one; NaN without pairs. */
    double slowAuc() {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    wins += logOdds[i] > logOdds[j] ? 1 : logOdds[i] == logOdds[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    /** The seeds of property tests; replay one with -Dtest.seed=77 -Dtest.seeds=1. */
    static LongStream seeds() {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", 60));
    }
}
