/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

/**
 * Sums of floats over stretches of arrays. Always in the same order: four sums side by side, so that the processor need not
 * wait for one addition before the next.
 */
final class Sum {

    private Sum() {}

    /** The sum of {@code count} numbers. */
    static float of(float[] values, int from, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (int end = from + count - 3; i < end; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < from + count; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /** The sum of the products of {@code count} pairs of numbers. */
    static float ofProducts(float[] left, int leftFrom, float[] right, int rightFrom, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            a += left[leftFrom + i] * right[rightFrom + i];
            b += left[leftFrom + i + 1] * right[rightFrom + i + 1];
            c += left[leftFrom + i + 2] * right[rightFrom + i + 2];
            d += left[leftFrom + i + 3] * right[rightFrom + i + 3];
        }
        for (; i < count; i++) {
            a += left[leftFrom + i] * right[rightFrom + i];
        }
        return (a + b) + (c + d);
    }
}
