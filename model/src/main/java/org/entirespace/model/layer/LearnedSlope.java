/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * A rectifier with a learned slope below zero for each unit, in place.
 *
 * <pre>
 *   forward   h = max(z, 0) + a n,   n = min(z, 0)
 *   backward  dz = dh where z > 0, else a dh;   da += sum of dh n over the rows
 * </pre>
 *
 * Source: He et al., "Delving Deep into Rectifiers", ICCV 2015, equation 1, where it is called PReLU.
 *
 * <p>Loops that compare run over one index, so that the compiler turns them into vector instructions.
 *
 * @param span z, then h
 * @param slopes where a lies, (width)
 * @param negative n, kept
 * @param below 0 where z > 0, else 1; kept
 */
record LearnedSlope(Span span, int slopes, int negative, int below) implements Layer {

    /** Every slope at the start. */
    static final float INITIAL = 0.25f;

    @Override
    public void forward(Tape tape) {
        float[] h = tape.values(span);
        float[] n = tape.kept(negative);
        float[] under = tape.kept(below);
        float[] a = tape.parameters();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            for (int j = at; j < at + span.width(); j++) {
                n[j] = Math.min(h[j], 0f);
                h[j] = Math.max(h[j], 0f);
                under[j] = 1f - Math.min(h[j] * 0x1p126f, 1f); // 0 for every normal z > 0
            }
            for (int j = 0; j < span.width(); j++) {
                h[at + j] += a[slopes + j] * n[at + j];
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.rectifyByLearnedSlopes(span.columns(), slopes);
    }

    @Override
    public void backward(Tape tape) {
        float[] n = tape.kept(negative);
        float[] under = tape.kept(below);
        float[] dh = tape.gradients(span);
        float[] a = tape.parameters();
        float[] gradient = tape.gradient();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            for (int j = 0; j < span.width(); j++) {
                gradient[slopes + j] += dh[at + j] * n[at + j];
            }
            for (int j = 0; j < span.width(); j++) {
                dh[at + j] *= 1f - under[at + j] + under[at + j] * a[slopes + j];
            }
        }
    }
}
