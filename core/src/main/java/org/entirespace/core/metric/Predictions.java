/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Arrays;
import org.entirespace.core.graph.GraphScorer;
import org.jspecify.annotations.Nullable;

/**
 * The log-odds that a model gave to the observed rows of one space, with what was observed. Not a batch of samples: rows outside the
 * space and rows whose label is unobserved are already gone. Immutable, so threads may share it; the order of its rows is found
 * once and serves every metric.
 */
public final class Predictions {

    private final double[] logOdds; // (rows)
    private final byte[] labels; // (rows), 0 or 1
    private final long[] groups; // (rows)
    private final int positives;
    private volatile @Nullable RowOrder order;
    private volatile @Nullable GroupIndex groupIndex;

    /** Checks and keeps the arrays, which the caller gives away. */
    private Predictions(double[] logOdds, byte[] labels, long[] groups) {
        requireSameLength("labels", labels.length, logOdds.length);
        requireSameLength("groups", groups.length, logOdds.length);
        int count = 0;
        for (int row = 0; row < logOdds.length; row++) {
            if (!Double.isFinite(logOdds[row])) {
                throw new IllegalArgumentException(
                        "log-odds of row " + row + ": " + logOdds[row] + "; expected a finite number");
            }
            if (labels[row] != 0 && labels[row] != 1) {
                throw new IllegalArgumentException("label of row " + row + ": " + labels[row] + "; expected 0 or 1");
            }
            count += labels[row];
        }
        this.logOdds = logOdds;
        this.labels = labels;
        this.groups = groups;
        this.positives = count;
    }

    /**
     * Rows that are all observed and all in the space; the arrays are copied.
     *
     * @param logOdds ln p / (1 - p) of each row, finite; (rows)
     * @param labels 0 or 1; (rows)
     * @param groups the session, user or request each row belongs to; (rows)
     * @throws IllegalArgumentException when lengths differ, a number is not finite or a label is neither 0 nor 1
     */
    public static Predictions of(double[] logOdds, byte[] labels, long[] groups) {
        return new Predictions(logOdds.clone(), labels.clone(), groups.clone());
    }

    /**
     * The rows of the entire space on which the goal is observed.
     *
     * @param logOdds of every impression; (rows)
     * @param goal label codes 1, 0 or -1 of the behaviour predicted; (rows)
     * @param groups of every impression; (rows)
     */
    public static Predictions ofEntireSpace(double[] logOdds, byte[] goal, long[] groups) {
        byte[] everywhere = new byte[goal.length];
        Arrays.fill(everywhere, (byte) 1);
        return ofSpace(logOdds, goal, everywhere, groups);
    }

    /**
     * The rows on which an ancestor happened and the goal is observed. A row whose ancestor is unobserved is outside the space.
     *
     * @param logOdds of every impression; (rows)
     * @param goal label codes 1, 0 or -1 of the behaviour predicted; (rows)
     * @param ancestor label codes of the behaviour that defines the space; (rows)
     * @param groups of every impression; (rows)
     */
    public static Predictions ofSpace(double[] logOdds, byte[] goal, byte[] ancestor, long[] groups) {
        requireSameLength("labels", goal.length, logOdds.length);
        requireSameLength("labels of the space", ancestor.length, logOdds.length);
        requireSameLength("groups", groups.length, logOdds.length);
        double[] keptLogOdds = new double[logOdds.length];
        byte[] keptLabels = new byte[logOdds.length];
        long[] keptGroups = new long[logOdds.length];
        int kept = 0;
        for (int row = 0; row < logOdds.length; row++) {
            if (ancestor[row] == 1 && goal[row] != -1) {
                keptLogOdds[kept] = logOdds[row];
                keptLabels[kept] = goal[row];
                keptGroups[kept++] = groups[row];
            }
        }
        return new Predictions(
                Arrays.copyOf(keptLogOdds, kept), Arrays.copyOf(keptLabels, kept), Arrays.copyOf(keptGroups, kept));
    }

    private static void requireSameLength(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    what + ": " + found + " rows; expected " + expected + ", one for each log-odds");
        }
    }

    /** The number of rows. */
    public int rows() {
        return logOdds.length;
    }

    /** The number of positive rows. */
    public int positives() {
        return positives;
    }

    /** The number of negative rows. */
    public int negatives() {
        return rows() - positives;
    }

    /** The number of distinct groups. */
    public int groups() {
        return groupIndex().count();
    }

    /** Positives over rows; undefined without rows. */
    public MetricValue baseRate() {
        return rows() == 0 ? MetricValue.undefined(MetricValue.NO_ROWS) : MetricValue.of(positives / (double) rows());
    }

    /** The log-odds of a row. */
    public double logOdds(int row) {
        return logOdds[row];
    }

    /** The probability of a row, in [0, 1]. */
    public double probability(int row) {
        return GraphScorer.probability(logOdds[row]);
    }

    /** The label of a row, 0 or 1. */
    public int label(int row) {
        return labels[row];
    }

    /** Why a metric that needs both classes is undefined here; null where it is defined. */
    @Nullable
    String missingClass() {
        if (rows() == 0) {
            return MetricValue.NO_ROWS;
        }
        return positives == 0 || negatives() == 0 ? MetricValue.ONE_CLASS : null;
    }

    /** The rows in ascending order of their log-odds; found at the first call. */
    RowOrder order() {
        RowOrder known = order;
        if (known == null) {
            known = RowOrder.of(logOdds);
            order = known; // two threads may both sort; they find the same
        }
        return known;
    }

    /** The groups by consecutive number; found at the first call. */
    GroupIndex groupIndex() {
        GroupIndex known = groupIndex;
        if (known == null) {
            known = GroupIndex.of(groups);
            groupIndex = known;
        }
        return known;
    }
}
