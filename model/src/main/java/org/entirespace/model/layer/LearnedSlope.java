/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

/**
 * A rectifier with a learned slope below zero for each unit, in place.
 *
 * <pre>
 *   forward   h = max(z, 0) + a min(z, 0)
 *   backward  dz = dh where z > 0, else a dh;   da += sum of dh min(z, 0) over the rows
 * </pre>
 *
 * Source: He et al., "Delving Deep into Rectifiers", ICCV 2015, equation 1, where it is called PReLU.
 *
 * @param span z, then h
 * @param slopes where a lies, (width)
 * @param kept z, (rows, width)
 */
record LearnedSlope(Span span, int slopes, int kept) implements Layer {

    /** Every slope at the start. */
    static final float INITIAL = 0.25f;

    @Override
    public void forward(Tape tape) {
        float[] h = tape.values(span);
        float[] a = tape.parameters();
        int width = span.width();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            if (tape.trains) {
                System.arraycopy(h, at, tape.kept(kept), i * width, width);
            }
            for (int j = 0; j < width; j++) {
                float z = h[at + j];
                h[at + j] = Math.max(z, 0f) + a[slopes + j] * Math.min(z, 0f);
            }
        }
    }

    @Override
    public void backward(Tape tape) {
        float[] z = tape.kept(kept);
        float[] dh = tape.gradients(span);
        float[] a = tape.parameters();
        float[] gradient = tape.gradient();
        int width = span.width();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            int from = i * width;
            for (int j = 0; j < width; j++) {
                gradient[slopes + j] += dh[at + j] * Math.min(z[from + j], 0f);
            }
            for (int j = 0; j < width; j++) {
                // 1 for every normal z > 0, 0 for z <= 0
                float above = Math.max(Math.min(z[from + j] * 0x1p126f, 1f), 0f);
                dh[at + j] *= above + (1f - above) * a[slopes + j];
            }
        }
    }
}
