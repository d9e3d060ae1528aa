/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import org.entirespace.core.metric.Interval;

/**
 * From where on something is worth a word.
 *
 * @param trainPositives fewer positive labels in the training split teach a head little
 * @param judgePositives fewer positive labels in validation or test leave intervals that are too short to be trusted
 * @param drift the factor by which a rate may differ from that of the training split
 * @param confidence of the intervals of both rates, which must lie apart, too, for a drift to be told
 */
public record DoctorOptions(int trainPositives, int judgePositives, double drift, double confidence) {

    /** Checks the ranges. */
    public DoctorOptions {
        if (trainPositives < 1 || judgePositives < 1 || !(drift > 1)) {
            throw new IllegalArgumentException("at least " + trainPositives + " and " + judgePositives
                    + " positives, drift by " + drift + "; expected ≥ 1, ≥ 1 and > 1");
        }
        Interval.requireConfidence(confidence);
    }

    /** A hundred positives to train on, fifty to judge by, rates within a fourth of each other or intervals of 99.9 % that meet. */
    public static DoctorOptions defaults() {
        return new DoctorOptions(100, 50, 1.25, 0.999);
    }
}
