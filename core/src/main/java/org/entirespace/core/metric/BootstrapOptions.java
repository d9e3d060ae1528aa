/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * How intervals are found.
 *
 * @param replicates the number of resamples; 0 for no intervals at all
 * @param confidence the share of intervals that should hold the true value, in [0.5, 0.9999]
 * @param seed of the resamples; the same seed gives the same intervals, on any number of threads
 */
public record BootstrapOptions(int replicates, double confidence, long seed) {

    /** Checks the ranges. */
    public BootstrapOptions {
        if (replicates < 0) {
            throw new IllegalArgumentException("bootstrap replicates: " + replicates + "; expected ≥ 0");
        }
        Interval.requireConfidence(confidence);
    }
}
