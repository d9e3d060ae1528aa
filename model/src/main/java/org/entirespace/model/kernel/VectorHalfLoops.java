/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link HalfFloat} in the Vector API, bit for bit, for {@link VectorRowLoops} alone: vectors of its shape, then packed floats one by
 * one. A compiler gives up on a loop of too many calls of the library, so there are few, and no masks.
 */
final class VectorHalfLoops {

    private static final VectorSpecies<Float> SPECIES = VectorRowLoops.SPECIES;
    private static final VectorSpecies<Integer> INTS =
            SPECIES.length() > 4 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;
    private static final int LANES = SPECIES.length();
    private static final int GAP = Short.SIZE - HalfFloat.LOST_BITS;
    private static final IntVector COLUMNS = IntVector.zero(INTS).addIndex(1).mul(HalfFloat.column());

    private VectorHalfLoops() {}

    static void widen(float[] packed, int from, float[] target, int at, int length) {
        int half = HalfFloat.packedFloats(length);
        int k = 0;
        for (; k <= length - half - LANES; k += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, packed, from + k).reinterpretAsInts();
            low(bits).intoArray(target, at + k);
            high(bits).intoArray(target, at + half + k);
        }
        if (k < half) {
            PlainHalfLoops.widen(packed, from, target, at, length, k);
        }
    }

    static void addWidened(float factor, float[] packed, int from, float[] target, int at, int length) {
        int half = HalfFloat.packedFloats(length);
        int k = 0;
        for (; k <= length - half - LANES; k += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, packed, from + k).reinterpretAsInts();
            add(low(bits).mul(factor), target, at + k);
            add(high(bits).mul(factor), target, at + half + k);
        }
        if (k < half) {
            PlainHalfLoops.addWidened(factor, packed, from, target, at, length, k);
        }
    }

    private static void add(FloatVector more, float[] target, int at) {
        FloatVector.fromArray(SPECIES, target, at).add(more).intoArray(target, at);
    }

    private static FloatVector low(IntVector bits) {
        return high(bits.lanewise(VectorOperators.LSHL, Short.SIZE));
    }

    private static FloatVector high(IntVector bits) {
        return bits.lanewise(VectorOperators.ASHR, GAP)
                .and(HalfFloat.FILLED)
                .reinterpretAsFloats()
                .mul(HalfFloat.UP);
    }

    static void narrow(float[] source, int from, float[] packed, int at, int length, int key) {
        int half = HalfFloat.packedFloats(length);
        int k = 0;
        for (; k <= length - half - LANES; k += LANES) {
            IntVector noise = noise(key + HalfFloat.column() * k);
            IntVector low = scaled(source, from + k);
            IntVector high = scaled(source, from + half + k);
            IntVector lowDigits = digits(low, noise.and(HalfFloat.LOST));
            IntVector highDigits =
                    digits(high, noise.lanewise(VectorOperators.LSHR, Integer.SIZE - HalfFloat.LOST_BITS));
            lowDigits
                    .or(low.lanewise(VectorOperators.LSHR, Short.SIZE).and(HalfFloat.SIGN))
                    .or(highDigits.lanewise(VectorOperators.LSHL, Short.SIZE))
                    .or(high.and(Integer.MIN_VALUE))
                    .reinterpretAsFloats()
                    .intoArray(packed, at + k);
        }
        if (k < half) {
            PlainHalfLoops.narrow(source, from, packed, at, length, key, k);
        }
    }

    private static IntVector scaled(float[] source, int from) {
        return FloatVector.fromArray(SPECIES, source, from).mul(HalfFloat.DOWN).reinterpretAsInts();
    }

    private static IntVector digits(IntVector bits, IntVector noise) {
        return bits.and(Integer.MAX_VALUE)
                .add(noise)
                .lanewise(VectorOperators.LSHR, HalfFloat.LOST_BITS)
                .min(HalfFloat.LARGEST);
    }

    private static IntVector noise(int key) {
        IntVector h = COLUMNS.add(key).mul(HalfFloat.mix());
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15))
                .mul(HalfFloat.column());
        return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15));
    }
}
