/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * The values of all literals of one sample. Scratch memory: one for each thread, filled again for each sample.
 *
 * <pre>
 *   p = sigma(z),  q = 1 - p,  each from e^-|z|, so that the smaller one keeps its relative precision
 * </pre>
 */
final class Literals {

    private final double[] logits; // (rates)
    private final double[] happened; // (rates): p
    private final double[] not; // (rates): q

    Literals(int rates) {
        logits = new double[rates];
        happened = new double[rates];
        not = new double[rates];
    }

    /** Takes the logits of a sample, from {@code offset}. */
    void fill(float[] from, int offset) {
        for (int r = 0; r < logits.length; r++) {
            double z = from[offset + r];
            double small = Math.exp(-Math.abs(z));
            double larger = 1 / (1 + small);
            double smaller = small * larger;
            logits[r] = z;
            happened[r] = z >= 0 ? larger : smaller;
            not[r] = z >= 0 ? smaller : larger;
        }
    }

    /** The probability that the behaviour of a rate happened. */
    double happened(int rate) {
        return happened[rate];
    }

    /** The probability that the behaviour of a rate did not happen. */
    double not(int rate) {
        return not[rate];
    }

    /** ln of {@link #happened}; finite for every finite logit. */
    double lnHappened(int rate) {
        return lnSigma(logits[rate]);
    }

    /** ln of {@link #not}; finite for every finite logit. */
    double lnNot(int rate) {
        return lnSigma(-logits[rate]);
    }

    /** ln sigma(z) = -ln(1 + e^-z). */
    private static double lnSigma(double z) {
        return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
    }
}
