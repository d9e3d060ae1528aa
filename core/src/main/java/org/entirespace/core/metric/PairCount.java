/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * The pairs of a positive and a negative row, counted while rows come in ascending order of their prediction. Mutable; one thread.
 *
 * <p>Counts are whole numbers, so the result is exact: 2 P N stays below 2^62 for as many rows as an array can hold.
 */
final class PairCount {

    private long twiceWins; // 2 for a pair in the right order, 1 for a tie
    private long positives;
    private long negatives;
    private long blockPositives;
    private long blockNegatives;

    /** Counts a row {@code weight} times. */
    void add(int label, long weight) {
        blockPositives += label * weight;
        blockNegatives += (1 - label) * weight;
    }

    /** Ends a block of rows with equal predictions. */
    void endBlock() {
        if (blockPositives > 0) {
            twiceWins = Math.addExact(twiceWins, Math.multiplyExact(blockPositives, 2 * negatives + blockNegatives));
        }
        positives += blockPositives;
        negatives += blockNegatives;
        blockPositives = 0;
        blockNegatives = 0;
    }

    /** Whether rows of both classes were counted. */
    boolean hasBothClasses() {
        return positives > 0 && negatives > 0;
    }

    /** The share of pairs in the right order; both classes must be present. */
    double auc() {
        return twiceWins / (2.0 * positives * negatives);
    }
}
