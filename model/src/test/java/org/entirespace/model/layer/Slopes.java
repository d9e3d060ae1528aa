/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.function.DoubleSupplier;

/** Central differences, and comparison of floats with them. */
public final class Slopes {

    private static final double STEP = 1e-6;

    private Slopes() {}

    /** The slope of a function by each of the numbers that it reads; they are left as they were. */
    public static double[] central(double[] numbers, DoubleSupplier function) {
        double[] slopes = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            slopes[i] = central(numbers, i, function);
        }
        return slopes;
    }

    /** The slope by one of the numbers. */
    public static double central(double[] numbers, int i, DoubleSupplier function) {
        double before = numbers[i];
        numbers[i] = before + STEP;
        double above = function.getAsDouble();
        numbers[i] = before - STEP;
        double below = function.getAsDouble();
        numbers[i] = before;
        return (above - below) / (2 * STEP);
    }

    /** Fails unless every number is within a share of the largest expected one. */
    public static void assertClose(String name, float[] found, double[] expected, double share) {
        if (found.length != expected.length) {
            throw new AssertionError(name + ": " + found.length + " numbers, expected " + expected.length);
        }
        double scale = 1e-3;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < found.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) <= share * scale)) {
                throw new AssertionError(
                        name + " [" + i + "]: " + found[i] + ", expected " + expected[i] + ", scale " + scale);
            }
        }
    }

    /** The same numbers. */
    public static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
