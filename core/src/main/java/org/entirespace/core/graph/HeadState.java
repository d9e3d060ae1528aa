/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * What one head predicts over the samples it speaks of: those where its conditions are known to hold and its behaviour is
 * observed.
 *
 * @param head the rate it predicts, such as {@code purchase|click,macro}
 * @param samples how many samples that is
 * @param positives in how many of them the behaviour happened
 * @param mean the mean of the predicted rates; 0 where there are no samples
 * @param deviation their standard deviation; 0 where there are no samples
 */
public record HeadState(String head, long samples, long positives, double mean, double deviation) {

    /** The share of samples in which the behaviour happened; 0 where there are none. */
    public double observedRate() {
        return samples == 0 ? 0 : (double) positives / samples;
    }
}
