/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.SplittableRandom;

/** Draws initial weights. */
public final class Initialization {

    private Initialization() {}

    /** Draws the numbers [from, to) uniformly around 0, with a standard deviation. */
    public static void fill(float[] values, int from, int to, double deviation, SplittableRandom random) {
        double width = deviation * Math.sqrt(12);
        for (int i = from; i < to; i++) {
            values[i] = (float) (width * (random.nextDouble() - 0.5));
        }
    }
}
