/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/**
 * Where a head begins: at the rate observed in training, its positive samples counted as often as they will be.
 *
 * <pre>
 *   base = ln(p / (1 - p)) + shift      positive samples count e^shift times, which the readout undoes
 * </pre>
 *
 * @param prior p, the observed rate, in (0, 1)
 * @param shift what the readout takes off the logit
 */
record HeadStart(double prior, double shift) {

    /** The logit without any tree. */
    float base() {
        return (float) (Math.log(prior / (1 - prior)) + shift);
    }

    /** How often a positive sample counts. */
    double positiveWeight() {
        return Math.exp(shift);
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
