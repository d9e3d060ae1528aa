/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/** A sum of gradients of one pass at a time, to be read as an array. */
public final class PassGradient {

    private final Towers towers;
    private final TowerGradient sum;

    /** A sum of these towers. */
    public PassGradient(Towers towers) {
        this.towers = towers;
        sum = towers.gradient();
    }

    /** Begins the sum. */
    public void begin(TowerPass pass, long seed) {
        pass.begin(sum, seed);
    }

    /** The gradient of all parameters, summed since {@link #begin}. */
    public float[] of(int parameters) {
        GradientSum total = towers.sumOf(List.of(sum));
        float[] gradient = new float[parameters];
        for (int s = 0; s < total.shares(); s++) {
            total.fill(s, gradient);
        }
        return gradient;
    }
}
