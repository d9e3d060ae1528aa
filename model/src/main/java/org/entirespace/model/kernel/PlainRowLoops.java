/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/** Loops in plain Java. */
final class PlainRowLoops implements RowLoops {

    private final String reason;

    /** Loops that are used for a reason, in words. */
    PlainRowLoops(String reason) {
        this.reason = reason;
    }

    @Override
    public void copy(float[] source, int from, float[] target, int at, int length) {
        System.arraycopy(source, from, target, at, length);
    }

    @Override
    public void scale(float factor, float[] source, int from, float[] target, int at, int length) {
        for (int j = 0; j < length; j++) {
            target[at + j] = factor * source[from + j];
        }
    }

    @Override
    public void addScaled(float factor, float[] source, int from, float[] target, int at, int length) {
        for (int j = 0; j < length; j++) {
            target[at + j] += factor * source[from + j];
        }
    }

    @Override
    public void widen(float[] packed, int from, float[] target, int at, int length) {
        PlainHalfLoops.widen(packed, from, target, at, length, 0);
    }

    @Override
    public void addWidened(float factor, float[] packed, int from, float[] target, int at, int length) {
        PlainHalfLoops.addWidened(factor, packed, from, target, at, length, 0);
    }

    @Override
    public void narrow(float[] source, int from, float[] packed, int at, int length, int key) {
        PlainHalfLoops.narrow(source, from, packed, at, length, key, 0);
    }

    @Override
    public void adam(AdamStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        for (int j = 0; j < length; j++) {
            adam(step, rows, at + j, length, gradients[gradientAt + j]);
        }
    }

    /** One float of a row; its mean and square lie {@code length} and twice as many floats behind the weight. */
    static void adam(AdamStep step, float[] rows, int at, int length, float gradient) {
        float m = step.keepMean() * rows[at + length] + step.addMean() * gradient;
        float v = step.keepSquare() * rows[at + 2 * length] + step.addSquare() * gradient * gradient;
        rows[at + length] = m;
        rows[at + 2 * length] = v;
        rows[at] -= step.rate() * m / ((float) Math.sqrt(v) + step.epsilon());
    }

    @Override
    public void adagrad(AdagradStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        for (int j = 0; j < length; j++) {
            adagrad(step, rows, at + j, length, gradients[gradientAt + j]);
        }
    }

    /** One float of a row; its sum of squares lies {@code length} floats behind the weight. */
    static void adagrad(AdagradStep step, float[] rows, int at, int length, float gradient) {
        float sum = rows[at + length] + gradient * gradient;
        rows[at + length] = sum;
        rows[at] -= step.rate() * gradient / ((float) Math.sqrt(sum) + step.epsilon());
    }

    @Override
    public void ftrl(FtrlStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        for (int j = 0; j < length; j++) {
            ftrl(step, rows, at + j, length, gradients[gradientAt + j]);
        }
    }

    /** One float of a row; its z and n lie {@code length} and twice as many floats behind the weight. */
    static void ftrl(FtrlStep step, float[] rows, int at, int length, float gradient) {
        float n = rows[at + 2 * length];
        float more = n + gradient * gradient;
        float root = (float) Math.sqrt(more);
        float sigma = (root - (float) Math.sqrt(n)) * step.inverseAlpha();
        float z = rows[at + length] + gradient - sigma * rows[at];
        rows[at] = (Math.max(-step.l1(), Math.min(step.l1(), z)) - z)
                / ((root + step.beta()) * step.inverseAlpha() + step.l2());
        rows[at + length] = z;
        rows[at + 2 * length] = more;
    }

    @Override
    public boolean inVectors() {
        return false;
    }

    @Override
    public String description() {
        return "plain loops (" + reason + ")";
    }
}
