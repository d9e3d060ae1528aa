/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * Drops units at random where the pass trains, and scales up those it keeps; does nothing where the pass only scores. In
 * place.
 *
 * <pre>
 *   forward   y = m h      m = 1 / (1 - p) with probability 1 - p, else 0
 *   backward  dh = m dy
 * </pre>
 *
 * Whether a unit is kept is a hash of the pass's seed, the layer, the row's position since the pass began and the unit, so
 * neither threads nor the size of blocks matter. Source: Srivastava et al., JMLR 15, 2014, section 10.
 *
 * @param span h, then y
 * @param number which dropout of the plan this is
 * @param probability p, in [0, 1)
 * @param kept m, where h lies
 */
record Dropout(Span span, int number, double probability, int kept) implements Layer {

    private static final int BITS = 24;

    @Override
    public void forward(Tape tape) {
        if (!tape.trains) {
            return;
        }
        float[] y = tape.values(span);
        float[] m = tape.kept(kept);
        int width = span.width();
        int threshold = threshold(probability);
        float scale = (float) (1 / (1 - probability));
        for (int i = 0; i < tape.rows(); i++) {
            int key = key(tape.seed(), number, tape.first() + i);
            int at = tape.at(span, i);
            for (int j = 0; j < width; j++) {
                m[at + j] = (1 + ((hash(key, j) - threshold) >> 31)) * scale;
            }
            for (int j = at; j < at + width; j++) {
                y[j] *= m[j];
            }
        }
    }

    @Override
    public void translate(ForwardTranslator translator) {}

    @Override
    public void backward(Tape tape) {
        float[] dy = tape.gradients(span);
        float[] m = tape.kept(kept);
        int width = span.width();
        for (int i = 0; i < tape.rows(); i++) {
            int at = tape.at(span, i);
            for (int j = at; j < at + width; j++) {
                dy[j] *= m[j];
            }
        }
    }

    /** Whether a unit is kept: the rule by itself, as {@link #forward} applies it to whole rows. */
    static boolean keeps(long seed, int number, long row, int unit, double probability) {
        return hash(key(seed, number, row), unit) >= threshold(probability);
    }

    private static int threshold(double probability) {
        return (int) Math.round(probability * (1 << BITS));
    }

    /** The finaliser of SplitMix64 over what names a row. */
    private static int key(long seed, int number, long row) {
        long z = mixed(mixed(seed + number * 0x9E3779B97F4A7C15L) + row * 0x9E3779B97F4A7C15L);
        return (int) (z >>> 32);
    }

    private static long mixed(long from) {
        long z = from;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The finaliser of MurmurHash3, in [0, 2^24). */
    private static int hash(int key, int unit) {
        int x = key + unit * 0x9E3779B9;
        x = (x ^ (x >>> 16)) * 0x85EBCA6B;
        x = (x ^ (x >>> 13)) * 0xC2B2AE35;
        return (x ^ (x >>> 16)) >>> (32 - BITS);
    }
}
