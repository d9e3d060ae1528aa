/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.SplittableRandom;

/** Logits and labels of one training batch of HM3, drawn at rates near those of real logs. Its arrays are not to be changed. */
final class Batch {

    /** Samples of a batch. */
    static final int ROWS = 4096;
    /** Heads of HM3. */
    static final int HEADS = 6;

    private static final double[] MEANS = {-3.5, -1.1, -0.4, -3, -1.2, -4.5};

    private final float[] logits = new float[ROWS * HEADS];
    private final byte[][] labels = new byte[4][ROWS];

    private Batch() {}

    static Batch ofHm3(long seed) {
        var batch = new Batch();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < ROWS; i++) {
            for (int head = 0; head < HEADS; head++) {
                batch.logits[i * HEADS + head] = (float) (MEANS[head] + random.nextDouble(-2, 2));
            }
            boolean click = random.nextDouble() < 0.03;
            batch.labels[0][i] = code(click);
            batch.labels[1][i] = code(click && random.nextDouble() < 0.25);
            batch.labels[2][i] = code(click && random.nextDouble() < 0.13);
            batch.labels[3][i] = code(click && random.nextDouble() < 0.04);
        }
        return batch;
    }

    private static byte code(boolean happened) {
        return (byte) (happened ? 1 : 0);
    }

    /** Logits; (rows, heads), row-major. */
    float[] logits() {
        return logits;
    }

    /** Label codes of click, micro, macro and purchase; (behaviours, rows). */
    byte[][] labels() {
        return labels;
    }
}
