/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/** Loops over rows in half precision, in plain Java, from packed float {@code k} on. */
final class PlainHalfLoops {

    private PlainHalfLoops() {}

    static void widen(float[] packed, int from, float[] target, int at, int length, int k) {
        int half = HalfFloat.packedFloats(length);
        for (int i = k; i < half; i++) {
            int bits = Float.floatToRawIntBits(packed[from + i]);
            target[at + i] = HalfFloat.widen(bits);
            if (half + i < length) {
                target[at + half + i] = HalfFloat.widen(bits >>> Short.SIZE);
            }
        }
    }

    static void addWidened(float factor, float[] packed, int from, float[] target, int at, int length, int k) {
        int half = HalfFloat.packedFloats(length);
        for (int i = k; i < half; i++) {
            int bits = Float.floatToRawIntBits(packed[from + i]);
            target[at + i] += factor * HalfFloat.widen(bits);
            if (half + i < length) {
                target[at + half + i] += factor * HalfFloat.widen(bits >>> Short.SIZE);
            }
        }
    }

    static void narrow(float[] source, int from, float[] packed, int at, int length, int key, int k) {
        int half = HalfFloat.packedFloats(length);
        for (int i = k; i < half; i++) {
            int noise = HalfFloat.noise(key, i);
            int bits = HalfFloat.narrow(source[from + i], noise & HalfFloat.LOST);
            if (half + i < length) {
                int highNoise = noise >>> (Integer.SIZE - HalfFloat.LOST_BITS);
                bits |= HalfFloat.narrow(source[from + half + i], highNoise) << Short.SIZE;
            }
            packed[at + i] = Float.intBitsToFloat(bits);
        }
    }
}
