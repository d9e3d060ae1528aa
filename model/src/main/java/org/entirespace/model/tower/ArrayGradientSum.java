/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import java.util.function.Supplier;

/** Adds gradients that lie in Java arrays, each laid out as the parameters. */
public final class ArrayGradientSum implements GradientSum {

    private static final int SHARES = 16;

    private final List<Supplier<float[]>> parts;

    /** The sum of some arrays, asked for anew each time. */
    public ArrayGradientSum(List<Supplier<float[]>> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public int shares() {
        return SHARES;
    }

    @Override
    public float fill(int share, float[] gradient) {
        int from = (int) ((long) gradient.length * share / SHARES);
        int to = (int) ((long) gradient.length * (share + 1) / SHARES);
        System.arraycopy(parts.get(0).get(), from, gradient, from, to - from);
        for (int p = 1; p < parts.size(); p++) {
            add(parts.get(p).get(), gradient, from, to);
        }
        return GradientSum.residue(gradient, from, to);
    }

    private static void add(float[] part, float[] total, int from, int to) {
        for (int i = from; i < to; i++) {
            total[i] += part[i];
        }
    }
}
