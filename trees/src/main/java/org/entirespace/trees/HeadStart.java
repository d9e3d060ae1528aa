/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/**
 * Where a head begins: at the rate observed in training, its positive samples counted as often as they will be.
 *
 * <pre>
 *   base = ln(p / (1 - p)) + weight     positive samples count e^weight times, which the readout undoes
 * </pre>
 *
 * @param prior p, the observed rate, in (0, 1)
 * @param logWeight the logarithm of how often a positive sample counts
 * @param shift what the readout takes off the logit: that, and what undoes that samples were left out
 */
record HeadStart(double prior, double logWeight, double shift) {

    /** The logit without any tree. */
    float base() {
        return (float) (Math.log(prior / (1 - prior)) + logWeight);
    }

    /** How often a positive sample counts. */
    double positiveWeight() {
        return Math.exp(logWeight);
    }

    /** The mean weight of a sample. */
    double meanWeight() {
        return 1 + prior * (positiveWeight() - 1);
    }

    /** The rate among samples counted so. */
    double weightedRate() {
        return prior * positiveWeight() / meanWeight();
    }
}
