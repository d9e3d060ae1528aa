/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * Rows of similar prediction: what was predicted, what was observed.
 *
 * @param rows their number, at least 1
 * @param positives how many were positive
 * @param meanPredicted their mean probability, in [0, 1]
 * @param observedLow lower end of the Wilson interval of the observed rate
 * @param observedHigh upper end of it
 */
public record CalibrationBin(long rows, long positives, double meanPredicted, double observedLow, double observedHigh) {

    /** Rejects an empty bin, or more positives than rows. */
    public CalibrationBin {
        if (rows < 1 || positives < 0 || positives > rows) {
            throw new IllegalArgumentException("calibration bin of " + rows + " rows with " + positives
                    + " positives; expected at least one row and no more positives than rows");
        }
    }

    /** Positives over rows, in [0, 1]. */
    public double observedRate() {
        return positives / (double) rows;
    }
}
