/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.SplittableRandom;

/**
 * Random numbers whose values depend on the seed alone, not on the Java version. Not thread-safe.
 */
final class Draws {

    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    /** The draws of one purpose and one place within it, independent of those of any other. */
    static Draws of(long seed, Purpose purpose, long place) {
        return new Draws(new SplittableRandom(mix(mix(seed + purpose.salt) ^ place)));
    }

    /** What numbers are drawn for. */
    enum Purpose {
        CLUSTERS(0x9e3779b97f4a7c15L),
        USER(0x3c6ef372fe94f82aL),
        ITEM(0xdaa66d2c7ddf743fL),
        CALIBRATION(0x78dde6e5fd29f054L),
        EXPOSURE(0x1715609f7c746c69L),
        OUTCOME(0xb54cda58fbbee87eL),
        WAVES(0x538454127b096493L),
        LAUNCHES(0xf1bbcdcbfa53e0a8L),
        VISITS(0x8ff34785799e5cbdL),
        POLICY(0x2e2ac13ef8e8d8d2L),
        OUTSIDE(0xcc623af8783354e7L),
        NOISE(0x6a99b4b1f77dd0fcL),
        FRESH(0x2545f4914f6cdd1dL),
        RESPONSE(0x5851f42d4c957f2dL);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }

    /** A number in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** A whole number in [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** A normal number with mean 0 and variance 1, by Box and Muller. */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform())) * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** An exponential number with mean 1, conditioned to lie below {@code limit}. */
    double exponentialBelow(double limit) {
        return -StrictMath.log(1 - uniform() * (1 - StrictMath.exp(-limit)));
    }

    /** Stafford's 13th variant of the 64-bit finaliser of MurmurHash3. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
