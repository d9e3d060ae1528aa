/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/**
 * Numbers in half precision, and how a row packs them. Not arithmetic: numbers are widened, computed with, and narrowed again.
 *
 * <p>Source of the format: IEEE 754-2019, binary16. Normal numbers lie in [2^-14, 65504] and have eleven significant digits, smaller
 * ones are multiples of 2^-24, larger ones infinite.
 *
 * <pre>
 *   number   sign (1) | exponent (5) | fraction (10)
 *   row      float k = number k (low 16 bits) | number k + (length + 1) / 2 (high 16 bits)
 * </pre>
 *
 * So a vector of packed floats becomes two vectors of neighbours by shifts alone. As long as numbers are finite, packed floats are too.
 */
public final class HalfFloat {

    /** The digits that a float has more. */
    static final int LOST_BITS = 13;

    static final int LOST = (1 << LOST_BITS) - 1;
    static final int SIGN = 0x8000;
    static final int INFINITY = 0x7C00;

    /** Exponents of floats are so much larger; as a number, 2^-14 and its bits are the same distance apart. */
    static final int EXPONENTS = 0x38000000;

    static final int LEAST_NORMAL_BITS = 0x38800000;
    static final float LEAST_NORMAL = 0x1p-14f;

    private static final int COLUMN = 0x9E3779B9;

    private HalfFloat() {}

    /** The floats that a row of some numbers takes. */
    public static int packedFloats(int length) {
        return (length + 1) / 2;
    }

    /** The number of which {@code bits} has the low 16 bits; exact. */
    public static float widen(int bits) {
        int digits = (bits & (SIGN - 1)) << LOST_BITS;
        int magnitude;
        if (digits < LEAST_NORMAL_BITS - EXPONENTS) {
            float next =
                    Float.intBitsToFloat(digits + LEAST_NORMAL_BITS); // without a subnormal float, which would be slow
            magnitude = Float.floatToRawIntBits(next - LEAST_NORMAL);
        } else {
            magnitude = digits + EXPONENTS + (digits < INFINITY << LOST_BITS ? 0 : EXPONENTS);
        }
        return Float.intBitsToFloat(magnitude | ((bits & SIGN) << Short.SIZE));
    }

    /**
     * Rounds a number: away from zero where {@code noise} and the digits that are lost make a carry, otherwise towards zero. A number that
     * half precision has stays as it is; what is no number becomes infinite.
     *
     * @param noise in [0, 8191]; if any is equally likely, the mean of the result is the number
     * @return the bits, in [0, 65535]
     */
    public static int narrow(float value, int noise) {
        int bits = Float.floatToRawIntBits(value);
        int magnitude = bits & Integer.MAX_VALUE;
        int digits = magnitude < LEAST_NORMAL_BITS
                ? Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + LEAST_NORMAL) - LEAST_NORMAL_BITS
                : magnitude - EXPONENTS;
        return Math.min((digits + noise) >>> LOST_BITS, INFINITY) | ((bits >>> Short.SIZE) & SIGN);
    }

    /** Two noises for the numbers of packed float {@code k}: the low 13 bits and the high 13 bits of a hash of a row's key. */
    static int noise(int key, int k) {
        return mix(key + COLUMN * k);
    }

    /** A constant of {@link #noise}, for loops over vectors. */
    static int column() {
        return COLUMN;
    }

    /** Spreads every bit over all; the final mix of 32-bit MurmurHash3 by Austin Appleby. */
    private static int mix(int value) {
        int h = value;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
