/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/** What one pass has summed. */
public final class PassGradient {

    private PassGradient() {}

    /** The gradient of all parameters, summed since the pass's {@link TowerPass#begin}. */
    public static float[] of(Towers towers, TowerPass pass, int parameters) {
        GradientSum sum = towers.sumOf(List.of(pass));
        float[] gradient = new float[parameters];
        for (int s = 0; s < sum.shares(); s++) {
            sum.fill(s, gradient);
        }
        return gradient;
    }
}
