/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import org.entirespace.core.graph.RateRows;

/**
 * One sample as the terms of an objective see it: the heads' logits and the labels. Filled again for each sample; one for
 * each thread.
 *
 * <pre>
 *   p(h) = 1 / (1 + e^-z_h)      crossEntropy(h, y) = -ln p(h) if y, else -ln (1 - p(h))
 * </pre>
 */
public final class SampleRow {

    private float[] logits = {};
    private int offset;
    private byte[][] labels = {};
    private int row;
    private double chance;

    /** A view of nothing yet. */
    SampleRow() {}

    void fill(float[] logits, int offset, byte[][] labels, int row, double chance) {
        this.logits = logits;
        this.offset = offset;
        this.chance = chance;
        fill(labels, row);
    }

    /** The labels alone. */
    void fill(byte[][] labels, int row) {
        this.labels = labels;
        this.row = row;
    }

    /** The label code of a behaviour by its index in the graph: 1, 0 or -1. */
    public byte label(int behavior) {
        return labels[behavior][row];
    }

    /** What was observed of a rate, by its code; unobserved where the rate does not speak of this sample. */
    byte observed(RateRows rows) {
        return rows.observed(labels, row);
    }

    /** A number in [0, 1) that is left to chance: uniform, one for each sample of each batch. */
    public double chance() {
        return chance;
    }

    /** The logit of a head. */
    public double logit(int head) {
        return logits[offset + head];
    }

    /** The probability that a head predicts. */
    public double rate(int head) {
        return sigma(logit(head));
    }

    /** Its complement, with its own relative precision. */
    public double rateNot(int head) {
        return sigma(-logit(head));
    }

    private static double sigma(double z) {
        double small = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** The cross-entropy of a head's prediction against an outcome; finite for every finite logit. */
    public double crossEntropy(int head, boolean happened) {
        return softplus(happened ? -logit(head) : logit(head));
    }

    /** The slope of {@link #crossEntropy} in the logit: p - y. */
    public double residual(int head, boolean happened) {
        return happened ? -rateNot(head) : rate(head);
    }

    /** ln(1 + e^x). */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
