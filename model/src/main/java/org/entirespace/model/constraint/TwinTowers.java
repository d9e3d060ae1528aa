/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.constraint;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.DensePart.Block;

/**
 * Two towers whose hidden layers are drawn to each other. Output layers stay free: they are what tells the heads apart.
 *
 * <pre>
 *   R = sum_k |W_k^a - W_k^b|^2 + |bias_k^a - bias_k^b|^2       over hidden layers k
 *   symmetric       dR/dW^a = -dR/dW^b = 2 (W^a - W^b)
 *   stop-gradient   the same for b, zero for a
 *   projection      b = a + (b - a) min(1, strength / sqrt(R))   after each step
 * </pre>
 *
 * <p>Source: the parameter constraint of ESMC (arXiv 2307.09193). Of that paper the abstract alone was at hand: the form of R
 * is a reconstruction. Immutable; the parameters are the caller's.
 */
public final class TwinTowers {

    /** Stretches of a and b that belong together: where each begins, and their length. */
    private record Pair(int a, int b, int length) {}

    private final ConstraintKind kind;
    private final double strength;
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * The towers of two heads.
     *
     * @throws IllegalArgumentException when their towers are one, or not alike
     */
    public TwinTowers(DensePart part, int first, int second, ConstraintKind kind, double strength) {
        this.kind = kind;
        this.strength = strength;
        List<Block> one = part.hiddenOf(first);
        List<Block> other = part.hiddenOf(second);
        if (one.equals(other) || !shapes(one).equals(shapes(other))) {
            throw new IllegalArgumentException(
                    "constraint: heads " + first + " and " + second + " have no two towers of one shape");
        }
        for (int k = 0; k < one.size(); k++) {
            Block a = one.get(k);
            Block b = other.get(k);
            for (int i = 0; i < a.rows(); i++) {
                pairs.add(new Pair(a.offset() + i * a.stride(), b.offset() + i * b.stride(), a.length()));
            }
        }
    }

    private static List<List<Integer>> shapes(List<Block> blocks) {
        return blocks.stream().map(b -> List.of(b.rows(), b.length())).toList();
    }

    /** R of the towers; not negative. */
    public double distance(float[] parameters) {
        double sum = 0;
        for (Pair pair : pairs) {
            for (int j = 0; j < pair.length; j++) {
                double gap = (double) parameters[pair.a + j] - parameters[pair.b + j];
                sum += gap * gap;
            }
        }
        return sum;
    }

    /** Adds the gradient of strength * R; nothing for a projection. */
    public void addGradient(float[] parameters, float[] gradient) {
        if (kind == ConstraintKind.PROJECTION) {
            return;
        }
        float scale = (float) (2 * strength);
        boolean both = kind == ConstraintKind.L2_SYMMETRIC;
        for (Pair pair : pairs) {
            for (int j = 0; j < pair.length; j++) {
                float pull = scale * (parameters[pair.a + j] - parameters[pair.b + j]);
                gradient[pair.a + j] += both ? pull : 0;
                gradient[pair.b + j] -= pull;
            }
        }
    }

    /** Moves b towards a where they are too far apart; nothing for a penalty. */
    public void project(float[] parameters) {
        if (kind != ConstraintKind.PROJECTION) {
            return;
        }
        double distance = Math.sqrt(distance(parameters));
        if (distance <= strength) {
            return;
        }
        double kept = strength / distance;
        for (Pair pair : pairs) {
            for (int j = 0; j < pair.length; j++) {
                double a = parameters[pair.a + j];
                parameters[pair.b + j] = (float) (a + kept * (parameters[pair.b + j] - a));
            }
        }
    }
}
