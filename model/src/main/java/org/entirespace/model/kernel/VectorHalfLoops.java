/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link HalfFloat} in the Vector API, bit for bit, for {@link VectorRowLoops} alone: vectors of its shape, then packed floats one by
 * one.
 */
final class VectorHalfLoops {

    private static final VectorSpecies<Float> SPECIES = VectorRowLoops.SPECIES;
    private static final VectorSpecies<Integer> INTS =
            SPECIES.length() > 4 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;
    private static final int LANES = SPECIES.length();
    private static final int MAGNITUDE = (HalfFloat.SIGN - 1) << HalfFloat.LOST_BITS;
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
        PlainHalfLoops.widen(packed, from, target, at, length, k);
    }

    static void addWidened(float factor, float[] packed, int from, float[] target, int at, int length) {
        int half = HalfFloat.packedFloats(length);
        int k = 0;
        for (; k <= length - half - LANES; k += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, packed, from + k).reinterpretAsInts();
            add(low(bits).mul(factor), target, at + k);
            add(high(bits).mul(factor), target, at + half + k);
        }
        PlainHalfLoops.addWidened(factor, packed, from, target, at, length, k);
    }

    private static void add(FloatVector more, float[] target, int at) {
        FloatVector.fromArray(SPECIES, target, at).add(more).intoArray(target, at);
    }

    private static FloatVector low(IntVector bits) {
        IntVector sign = bits.lanewise(VectorOperators.LSHL, Short.SIZE).and(Integer.MIN_VALUE);
        return widen(bits.lanewise(VectorOperators.LSHL, HalfFloat.LOST_BITS).and(MAGNITUDE), sign);
    }

    private static FloatVector high(IntVector bits) {
        IntVector digits = bits.lanewise(VectorOperators.LSHR, Short.SIZE - HalfFloat.LOST_BITS);
        return widen(digits.and(MAGNITUDE), bits.and(Integer.MIN_VALUE));
    }

    private static FloatVector widen(IntVector digits, IntVector sign) {
        FloatVector small = digits.add(HalfFloat.LEAST_NORMAL_BITS).reinterpretAsFloats();
        IntVector normal = digits.add(HalfFloat.EXPONENTS);
        VectorMask<Integer> isSmall =
                digits.compare(VectorOperators.LT, HalfFloat.LEAST_NORMAL_BITS - HalfFloat.EXPONENTS);
        VectorMask<Integer> isEndless = digits.compare(VectorOperators.GE, HalfFloat.INFINITY << HalfFloat.LOST_BITS);
        return normal.blend(normal.add(HalfFloat.EXPONENTS), isEndless)
                .blend(small.sub(HalfFloat.LEAST_NORMAL).reinterpretAsInts(), isSmall)
                .or(sign)
                .reinterpretAsFloats();
    }

    static void narrow(float[] source, int from, float[] packed, int at, int length, int key) {
        int half = HalfFloat.packedFloats(length);
        int k = 0;
        for (; k <= length - half - LANES; k += LANES) {
            IntVector noise = mix(COLUMNS.add(key + HalfFloat.column() * k));
            IntVector low = narrow(
                    FloatVector.fromArray(SPECIES, source, from + k).reinterpretAsInts(), noise.and(HalfFloat.LOST));
            IntVector high = narrow(
                    FloatVector.fromArray(SPECIES, source, from + half + k).reinterpretAsInts(),
                    noise.lanewise(VectorOperators.LSHR, Integer.SIZE - HalfFloat.LOST_BITS));
            low.or(high.lanewise(VectorOperators.LSHL, Short.SIZE))
                    .reinterpretAsFloats()
                    .intoArray(packed, at + k);
        }
        PlainHalfLoops.narrow(source, from, packed, at, length, key, k);
    }

    private static IntVector narrow(IntVector bits, IntVector noise) {
        IntVector magnitude = bits.and(Integer.MAX_VALUE);
        IntVector small = magnitude
                .reinterpretAsFloats()
                .add(HalfFloat.LEAST_NORMAL)
                .reinterpretAsInts()
                .sub(HalfFloat.LEAST_NORMAL_BITS);
        IntVector digits = magnitude
                .sub(HalfFloat.EXPONENTS)
                .blend(small, magnitude.compare(VectorOperators.LT, HalfFloat.LEAST_NORMAL_BITS));
        return digits.add(noise)
                .lanewise(VectorOperators.LSHR, HalfFloat.LOST_BITS)
                .min(HalfFloat.INFINITY)
                .or(bits.lanewise(VectorOperators.LSHR, Short.SIZE).and(HalfFloat.SIGN));
    }

    private static IntVector mix(IntVector value) {
        IntVector h = value;
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                .mul(0x85EBCA6B);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 13))
                .mul(0xC2B2AE35);
        return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
    }
}
