/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Arrays;
import java.util.List;

/** A sum of gradients in a Java array, laid out as the parameters. */
public final class ArrayGradient implements TowerGradient {

    private final float[] values;

    /** A sum for so many parameters. */
    public ArrayGradient(int parameters) {
        values = new float[parameters];
    }

    /** The array of a sum that array engines made, set to zero. */
    public static float[] begun(TowerGradient sum) {
        float[] values = ((ArrayGradient) sum).values;
        Arrays.fill(values, 0f);
        return values;
    }

    /** Adds some of these sums. */
    public static GradientSum sumOf(List<TowerGradient> sums) {
        return new ArrayGradientSum(
                sums.stream().map(sum -> ((ArrayGradient) sum).values).toList());
    }
}
