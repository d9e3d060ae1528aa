/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * Numbers in half precision, and how a row packs them. Not arithmetic: numbers are widened, computed with, and narrowed again.
 *
 * <p>Source of the format: IEEE 754-2019, binary16. Normal numbers lie in [2^-14, 65504] and have eleven significant digits; smaller
 * ones are multiples of 2^-24. Its infinities and what is no number are not used: larger numbers become 65504.
 *
 * <pre>
 *   number   sign (1) | exponent (5) | fraction (10)       as a float with the same digits is 2^-112 times as large
 *   row      float k = number k (low 16 bits) | number k + (length + 1) / 2 (high 16 bits)
 * </pre>
 *
 * So a vector of packed floats becomes two vectors of neighbours by shifts alone. Packed floats are finite.
 */
public final class HalfFloat {

    /** The digits that a float has more. */
    static final int LOST_BITS = 13;

    static final int LOST = (1 << LOST_BITS) - 1;
    static final int SIGN = 0x8000;

    /** The bits of 65504. */
    static final int LARGEST = 0x7BFF;

    /** The bits of a float that a number in half precision fills, {@link #LOST_BITS} higher than its own; and the sign. */
    static final int FILLED = Integer.MIN_VALUE | (SIGN - 1) << LOST_BITS;

    /** What lies between the exponents of both: 127 - 15. Exact, also where digits are subnormal in a float. */
    static final float UP = 0x1p112f;

    static final float DOWN = 0x1p-112f;

    private static final int COLUMN = 0x9E3779B9;
    private static final int MIX = 0x85EBCA6B;

    private HalfFloat() {}

    /** The floats that a row of some numbers takes. */
    public static int packedFloats(int length) {
        return (length + 1) / 2;
    }

    /** The number of which {@code bits} has the low 16 bits; exact. */
    public static float widen(int bits) {
        return Float.intBitsToFloat(((short) bits << LOST_BITS) & FILLED) * UP;
    }

    /**
     * Rounds a number: away from zero where {@code noise} and the digits that are lost make a carry, otherwise towards zero. A number that
     * half precision has stays as it is; beyond 65504, infinite or no number at all it becomes 65504 with its sign.
     *
     * @param noise in [0, 8191]; if any is equally likely, the mean of the result is the number
     * @return the bits, in [0, 65535]
     */
    public static int narrow(float value, int noise) {
        int bits = Float.floatToRawIntBits(value * DOWN);
        int digits = ((bits & Integer.MAX_VALUE) + noise) >>> LOST_BITS;
        return Math.min(digits, LARGEST) | ((bits >>> Short.SIZE) & SIGN);
    }

    /**
     * Two noises for the numbers of packed float {@code k}: the low 13 bits and the high 13 bits of a hash.
     *
     * @param key of the row; its bits are spread already
     */
    static int noise(int key, int k) {
        int h = (key + COLUMN * k) * MIX;
        h = (h ^ (h >>> 15)) * COLUMN;
        return h ^ (h >>> 15);
    }

    /** A constant of {@link #noise}, for loops over vectors. */
    static int column() {
        return COLUMN;
    }

    /** A constant of {@link #noise}, for loops over vectors. */
    static int mix() {
        return MIX;
    }
}
