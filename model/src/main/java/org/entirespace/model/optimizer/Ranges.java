/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

/** Checks of options. */
final class Ranges {

    private Ranges() {}

    static void require(String optimizer, String name, double value, boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(optimizer + ": " + name + " " + value + "; expected " + expected);
        }
    }

    /** Finite and above zero as a float, which is what is multiplied. */
    static void requirePositive(String optimizer, String name, double value) {
        float rounded = (float) value;
        require(optimizer, name, value, rounded > 0 && !Float.isInfinite(rounded), "> 0 and finite");
    }

    /** Finite and not below zero. */
    static void requireNotNegative(String optimizer, String name, double value) {
        require(optimizer, name, value, value >= 0 && !Float.isInfinite((float) value), "≥ 0 and finite");
    }

    /** Large enough not to be lost in float arithmetic. */
    static void requireEpsilon(String optimizer, double value) {
        boolean holds = value >= AdamOptions.MIN_EPSILON && Double.isFinite(value);
        require(optimizer, "epsilon", value, holds, "≥ 1e-30 and finite");
    }
}
