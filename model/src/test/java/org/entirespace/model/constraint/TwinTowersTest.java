/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.tower.TowerShape;
import org.junit.jupiter.api.Test;

/** The constraint between twin towers: its gradient, whom it moves, and what it leads to. */
class TwinTowersTest {

    private static final TowerShape SHAPE = new TowerShape(3, List.of(4, 2), 3);
    private static final int A = 1;
    private static final int B = 2;

    private final float[] parameters = new float[SHAPE.parameters()];

    TwinTowersTest() {
        var random = new SplittableRandom(14);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextDouble(-1, 1);
        }
    }

    private static TwinTowers twins(ConstraintKind kind, double strength) {
        return new TwinTowers(SHAPE, A, B, kind, strength);
    }

    /** R, parameter by parameter, by the names that the shape gives them. */
    private double distanceByName() {
        double sum = 0;
        for (int i = 0; i < parameters.length; i++) {
            String name = SHAPE.nameOf(i);
            if (name.startsWith("tower 1, layer")) {
                sum += Math.pow((double) parameters[i] - parameters[twinOf(i)], 2);
            }
        }
        return sum;
    }

    /** The parameter of tower 2 at the same place within its layer. */
    private static int twinOf(int parameter) {
        String twin = SHAPE.nameOf(parameter).replace("tower 1", "tower 2");
        int rank = 0;
        for (int i = 0; i < parameter; i++) {
            rank += SHAPE.nameOf(i).equals(SHAPE.nameOf(parameter)) ? 1 : 0;
        }
        for (int i = 0; ; i++) {
            if (SHAPE.nameOf(i).equals(twin) && rank-- == 0) {
                return i;
            }
        }
    }

    @Test
    void theDistanceIsTheSumOfSquaresOverAllHiddenLayersAndNoHead() {
        assertThat(twins(ConstraintKind.L2_SYMMETRIC, 1).distance(parameters))
                .isCloseTo(distanceByName(), within(1e-9))
                .isPositive();
    }

    /** Invariant 14: dR/dW^a = -dR/dW^b = 2 (W^a - W^b). */
    @Test
    void theGradientIsThatOfTheDistanceAndOppositeForTheTwins() {
        TwinTowers twins = twins(ConstraintKind.L2_SYMMETRIC, 0.5);
        float[] gradient = new float[parameters.length];
        twins.addGradient(parameters, gradient);
        for (int i = 0; i < parameters.length; i++) {
            float kept = parameters[i];
            parameters[i] = kept + 0.01f;
            double above = distanceByName();
            parameters[i] = kept - 0.01f;
            double below = distanceByName();
            parameters[i] = kept;
            assertThat((double) gradient[i]).as(SHAPE.nameOf(i)).isCloseTo(0.5 * (above - below) / 0.02, within(1e-4));
            if (SHAPE.nameOf(i).startsWith("tower 1, layer")) {
                assertThat(gradient[i]).isEqualTo(-gradient[twinOf(i)]).isNotZero();
            }
        }
    }

    /** Invariant 14: zero on the first tower in stop-gradient mode. */
    @Test
    void withAStoppedGradientOnlyTheSecondTowerMoves() {
        float[] both = new float[parameters.length];
        float[] one = new float[parameters.length];
        twins(ConstraintKind.L2_SYMMETRIC, 0.5).addGradient(parameters, both);
        twins(ConstraintKind.L2_STOPGRAD, 0.5).addGradient(parameters, one);
        for (int i = 0; i < one.length; i++) {
            boolean second = SHAPE.nameOf(i).startsWith("tower 2");
            assertThat(one[i]).as(SHAPE.nameOf(i)).isEqualTo(second ? both[i] : 0);
        }
    }

    /** Invariant 14: R = 0 for equal twins. */
    @Test
    void equalTwinsAreAtRest() {
        for (int i = 0; i < parameters.length; i++) {
            if (SHAPE.nameOf(i).startsWith("tower 1, layer")) {
                parameters[twinOf(i)] = parameters[i];
            }
        }
        float[] gradient = new float[parameters.length];
        twins(ConstraintKind.L2_SYMMETRIC, 3).addGradient(parameters, gradient);
        assertThat(twins(ConstraintKind.L2_SYMMETRIC, 3).distance(parameters)).isZero();
        assertThat(gradient).containsOnly(0);
    }

    /** Invariant 14, on a convex toy: each tower is drawn to a place of its own, and to its twin. */
    @Test
    void asTheStrengthGrowsTheTowersComeCloserMonotonically() {
        double before = Double.POSITIVE_INFINITY;
        for (double strength : new double[] {0, 0.01, 0.1, 1, 10}) {
            TwinTowers twins = twins(ConstraintKind.L2_SYMMETRIC, strength);
            float[] moved = parameters.clone();
            for (int step = 0; step < 2000; step++) {
                float[] gradient = new float[moved.length];
                for (int i = 0; i < moved.length; i++) {
                    gradient[i] = moved[i] - parameters[i];
                }
                twins.addGradient(moved, gradient);
                for (int i = 0; i < moved.length; i++) {
                    moved[i] -= 0.02f * gradient[i];
                }
            }
            double distance = twins.distance(moved);
            assertThat(distance).isLessThan(before);
            before = distance;
        }
        assertThat(before).isLessThan(0.01 * distanceByName());
    }

    @Test
    void aProjectionEndsAtTheStrengthAndMovesTheSecondTowerAlone() {
        TwinTowers twins = twins(ConstraintKind.PROJECTION, 0.5);
        float[] moved = parameters.clone();
        twins.project(moved);
        assertThat(Math.sqrt(twins.distance(moved))).isCloseTo(0.5, within(1e-5));
        for (int i = 0; i < moved.length; i++) {
            if (!SHAPE.nameOf(i).startsWith("tower 2, layer")) {
                assertThat(moved[i]).isEqualTo(parameters[i]);
            }
        }
        float[] again = moved.clone();
        twins(ConstraintKind.PROJECTION, 0.6).project(again);
        assertThat(again).as("near enough already").containsExactly(moved);
        float[] gradient = new float[moved.length];
        twins.addGradient(moved, gradient);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void aTowerIsNoTwinOfItself() {
        assertThatThrownBy(() -> new TwinTowers(SHAPE, 1, 1, ConstraintKind.L2_SYMMETRIC, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no two towers");
        assertThatThrownBy(() -> new TwinConstraint(ConstraintKind.L2_SYMMETRIC, "a", "a", 1))
                .hasMessageContaining("its own twin");
        assertThatThrownBy(() -> new TwinConstraint(ConstraintKind.L2_SYMMETRIC, "a", "b", -1))
                .hasMessageContaining("strength -1.0");
    }
}
