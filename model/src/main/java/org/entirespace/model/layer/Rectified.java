/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * A rectifier with a fixed slope below zero, in place.
 *
 * <pre>
 *   forward   h = max(z, a z)                       0 &lt;= a &lt; 1
 *   backward  dz = dh where h > 0, else a dh
 * </pre>
 *
 * The loops are written so that the compiler turns them into vector instructions; a conditional expression would not be.
 *
 * @param span z, then h
 * @param slope a
 */
record Rectified(Span span, float slope) implements Layer {

    @Override
    public void forward(Tape tape) {
        float[] h = tape.values(span);
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            for (int j = at; j < at + span.width(); j++) {
                h[j] = Math.max(h[j], slope * h[j]);
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.rectify(span.columns(), slope);
    }

    @Override
    public void backward(Tape tape) {
        float[] h = tape.values(span);
        float[] dh = tape.gradients(span);
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            for (int j = at; j < at + span.width(); j++) {
                // 1 for every normal h > 0, the slope for h <= 0
                dh[j] *= Math.max(Math.min(h[j] * 0x1p126f, 1f), slope);
            }
        }
    }
}
