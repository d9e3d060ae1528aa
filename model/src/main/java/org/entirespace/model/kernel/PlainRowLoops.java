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
    public boolean inVectors() {
        return false;
    }

    @Override
    public String description() {
        return "plain loops (" + reason + ")";
    }
}
