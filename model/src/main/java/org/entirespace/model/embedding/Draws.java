/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

/**
 * Draws that are hashes of their number, so any may be had alone and in any order.
 *
 * <p>Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. Draw k, from 1, of the generator
 * with a seed is mix(seed + k * GAMMA), as {@link java.util.SplittableRandom} has it.
 */
final class Draws {

    /** What the draws of a seed lie apart, before they are mixed: 2^64 over the golden ratio, odd. */
    static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Draws() {}

    /** Spreads every bit over all; "variant 13" of David Stafford. */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A draw mixed to a number in [0, 1), a multiple of 2^-53. */
    static double uniform(long value) {
        return (mix(value) >>> 11) * 0x1p-53;
    }
}
