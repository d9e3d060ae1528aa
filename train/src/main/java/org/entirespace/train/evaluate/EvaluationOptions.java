/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.metric.BootstrapOptions;

/**
 * How an evaluation is made.
 *
 * @param bootstrap resamples of the groups for each interval; 0 for no intervals
 * @param confidence of all intervals, in [0.5, 0.9999]
 * @param calibrationBins the most rows of a calibration table, at least 1
 * @param seed of the resamples
 */
public record EvaluationOptions(int bootstrap, double confidence, int calibrationBins, long seed) {

    /** Checks the ranges. */
    public EvaluationOptions {
        new BootstrapOptions(bootstrap, confidence, seed);
        if (calibrationBins < 1) {
            throw new IllegalArgumentException("calibration bins: " + calibrationBins + "; expected at least 1");
        }
    }

    /** 200 resamples, intervals of 95 %, ten bins, seed 1. */
    public static EvaluationOptions defaults() {
        return new EvaluationOptions(200, 0.95, 10, 1);
    }

    /** These options without intervals, for a quick look. */
    public EvaluationOptions withoutIntervals() {
        return new EvaluationOptions(0, confidence, calibrationBins, seed);
    }

    BootstrapOptions bootstrapOptions() {
        return new BootstrapOptions(bootstrap, confidence, seed);
    }
}
