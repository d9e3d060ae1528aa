/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/** Adds gradients that lie in Java arrays, each laid out as the parameters. */
final class ArrayGradientSum implements GradientSum {

    private static final int SHARES = 16;

    private final List<float[]> parts;

    ArrayGradientSum(List<float[]> parts) {
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
        System.arraycopy(parts.get(0), from, gradient, from, to - from);
        for (int p = 1; p < parts.size(); p++) {
            add(parts.get(p), gradient, from, to);
        }
        return GradientSum.residue(gradient, from, to);
    }

    private static void add(float[] part, float[] total, int from, int to) {
        for (int i = from; i < to; i++) {
            total[i] += part[i];
        }
    }
}
