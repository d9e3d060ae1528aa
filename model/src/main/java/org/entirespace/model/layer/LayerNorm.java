/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * Normalises each row of each of some groups of units, in place.
 *
 * <pre>
 *   forward   n = (z - mean z) / s,   s = sqrt(mean (z - mean z)^2 + 1e-5),   y = g n + b
 *   backward  dn = g dy,   dz = (dn - mean dn - n mean (dn n)) / s,   dg += sum of dy n,   db += sum of dy
 * </pre>
 *
 * Means are over the units of a group, sums over the rows. Source: Ba et al., "Layer Normalization", 2016.
 *
 * @param span z, then y: groups of equal width side by side
 * @param group the width of a group
 * @param gain where g lies, (width)
 * @param shift where b lies, (width)
 * @param normalized n, kept where z lay
 * @param inverse 1 / s, kept, (rows, groups)
 */
record LayerNorm(Span span, int group, int gain, int shift, int normalized, int inverse) implements Layer {

    private static final double EPSILON = 1e-5;

    private int groups() {
        return span.width() / group;
    }

    @Override
    public void forward(Tape tape) {
        float[] y = tape.values(span);
        float[] p = tape.parameters();
        for (int i = 0; i < tape.rows(); i++) {
            for (int g = 0; g < groups(); g++) {
                int within = g * group;
                int at = tape.at(span, i) + within;
                float mean = Sum.of(y, at, group) / group;
                for (int j = at; j < at + group; j++) {
                    y[j] -= mean;
                }
                double variance = Sum.ofProducts(y, at, y, at, group) / group;
                float factor = (float) (1 / Math.sqrt(variance + EPSILON));
                for (int j = at; j < at + group; j++) {
                    y[j] *= factor;
                }
                System.arraycopy(y, at, tape.kept(normalized), at, group);
                tape.kept(inverse)[i * groups() + g] = factor;
                for (int j = 0; j < group; j++) {
                    y[at + j] = y[at + j] * p[gain + within + j] + p[shift + within + j];
                }
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {
        translator.normalize(span.columns(), group, EPSILON, gain, shift);
    }

    @Override
    public void backward(Tape tape) {
        for (int i = 0; i < tape.rows(); i++) {
            for (int g = 0; g < groups(); g++) {
                float factor = tape.kept(inverse)[i * groups() + g];
                backward(tape, tape.at(span, i) + g * group, g * group, factor);
            }
        }
    }

    /** One group of one row: it begins at {@code at}, its parameters {@code within} theirs. */
    private void backward(Tape tape, int at, int within, float factor) {
        float[] dy = tape.gradients(span);
        float[] n = tape.kept(normalized);
        float[] p = tape.parameters();
        float[] gradient = tape.gradient();
        for (int j = 0; j < group; j++) {
            gradient[gain + within + j] += dy[at + j] * n[at + j];
        }
        for (int j = 0; j < group; j++) {
            gradient[shift + within + j] += dy[at + j];
        }
        for (int j = 0; j < group; j++) {
            dy[at + j] *= p[gain + within + j];
        }
        float mean = Sum.of(dy, at, group) / group;
        float share = Sum.ofProducts(dy, at, n, at, group) / group;
        for (int j = at; j < at + group; j++) {
            dy[j] = (dy[j] - mean - n[j] * share) * factor;
        }
    }
}
