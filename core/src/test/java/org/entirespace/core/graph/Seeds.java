/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Seeds of property tests; {@code -Dtest.seed=77 -Dtest.seeds=1} replays one. */
final class Seeds {

    private Seeds() {}

    static LongStream twenty() {
        return first(20);
    }

    static LongStream hundred() {
        return first(100);
    }

    private static LongStream first(long count) {
        long first = Long.getLong("test.seed", 1);
        return LongStream.range(first, first + Long.getLong("test.seeds", count));
    }

    /** Logits uniform in [-range, range], exact as floats. */
    static float[] logits(SplittableRandom random, int count, double range) {
        float[] logits = new float[count];
        for (int i = 0; i < count; i++) {
            logits[i] = (float) random.nextDouble(-range, range);
        }
        return logits;
    }

    static double[] widened(float[] logits) {
        double[] wide = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            wide[i] = logits[i];
        }
        return wide;
    }
}
