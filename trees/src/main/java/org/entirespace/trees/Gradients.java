/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/**
 * First and second derivatives of the cross-entropy by the logit, rounded to multiples of a power of two. So the library's
 * sums of them, in doubles, are exact, and the trees are the same bits in whatever order its threads add. Reused each round;
 * one owner.
 *
 * <pre>
 *   first  = w (p - y)     second = w p (1 - p)     p = 1 / (1 + e^-logit)     w: weight of the sample
 *
 *   rounded to multiples of step = 2^-24 * (a power of two above the largest weight)
 * </pre>
 */
final class Gradients {

    private final RateSamples samples;
    private final double positiveWeight;
    private final double step;
    private final float[] first; // (samples)
    private final float[] second; // (samples)
    private double loss;

    /** Gradients of samples whose positive ones count {@code positiveWeight} times. */
    Gradients(RateSamples samples, double positiveWeight) {
        this.samples = samples;
        this.positiveWeight = positiveWeight;
        step = Math.scalb(1.0, Math.getExponent(positiveWeight) + 1 - 24);
        first = new float[samples.count()];
        second = new float[samples.count()];
    }

    /** Computes them at some logits; (samples). */
    void at(float[] logits) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            boolean happened = samples.happened(i);
            double weight = happened ? positiveWeight : 1;
            double rate = 1 / (1 + Math.exp(-logits[i]));
            first[i] = rounded(weight * (happened ? rate - 1 : rate));
            second[i] = rounded(weight * rate * (1 - rate));
            double against = happened ? -logits[i] : logits[i];
            sum += weight * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
        }
        loss = sum / first.length;
    }

    private float rounded(double derivative) {
        return (float) (Math.rint(derivative / step) * step);
    }

    /** The mean loss at the logits: what is fitted, positive samples counted as often as they are; samples are at least one. */
    double loss() {
        return loss;
    }

    /** First derivatives, live; (samples). */
    float[] first() {
        return first;
    }

    /** Second derivatives, live; (samples). */
    float[] second() {
        return second;
    }
}
