/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfFloatReferenceTest {

    static Stream<RowLoops> loops() {
        return BothLoops.all();
    }

    /** The format by its definition, in double. */
    private static double value(int bits) {
        int exponent = (bits >> 10) & 31;
        double fraction = (bits & 1023) / 1024.0;
        double magnitude = exponent == 0 ? fraction * 0x1p-14 : (1 + fraction) * Math.pow(2, exponent - 15);
        return (bits >> 15) == 0 ? magnitude : -magnitude;
    }

    @Test
    void everyNumberIsWidenedAsTheFormatSaysAndStaysAsItIsWhateverTheNoise() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = HalfFloat.widen(bits);
            if (((bits >> 10) & 31) < 31) {
                assertThat((double) wide).isEqualTo(value(bits));
                assertThat(HalfFloat.narrow(wide, 0)).isEqualTo(bits);
                assertThat(HalfFloat.narrow(wide, 8191)).isEqualTo(bits);
            }
        }
    }

    @Test
    void beyondTheLargestNumberIsTheLargest() {
        for (int noise : new int[] {0, 8191}) {
            assertThat(HalfFloat.widen(HalfFloat.narrow(65504f, noise))).isEqualTo(65504f);
            assertThat(HalfFloat.widen(HalfFloat.narrow(65519f, noise))).isEqualTo(65504f);
            assertThat(HalfFloat.widen(HalfFloat.narrow(-1e30f, noise))).isEqualTo(-65504f);
            assertThat(HalfFloat.widen(HalfFloat.narrow(Float.POSITIVE_INFINITY, noise)))
                    .isEqualTo(65504f);
            assertThat(Math.abs(HalfFloat.widen(HalfFloat.narrow(Float.NaN, noise))))
                    .isEqualTo(65504f);
        }
    }

    /** Of all 8192 noises, so many round away from zero as the number lies eight-thousandths of the way up. */
    @ParameterizedTest
    @ValueSource(floats = {1.0001f, -0.3f, 0.04999f, 7e-5f, 6.1e-5f, 3e-5f, -1e-6f, 1e-8f, 0f, 12345.6f})
    void theMeanOverAllNoisesIsTheNumber(float number) {
        double sum = 0;
        for (int noise = 0; noise < 8192; noise++) {
            float rounded = HalfFloat.widen(HalfFloat.narrow(number, noise));
            assertThat(Math.abs(rounded - number)).isLessThanOrEqualTo(Math.max(Math.abs(number) * 0x1p-10f, 0x1p-24f));
            sum += rounded;
        }
        assertThat(sum / 8192)
                .isCloseTo(number, within(0x1p-37)); // where a float has digits beyond 2^-37, they are lost
    }

    @ParameterizedTest
    @MethodSource("loops")
    void bothLoopsWidenAddAndNarrowAsNumbersOneByOne(RowLoops loops) {
        for (int length = 1; length <= 70; length++) {
            float[] numbers = numbers(length);
            int half = HalfFloat.packedFloats(length);
            int key = length * 77_777_777;
            float[] packed = numbers(length + 500);
            float[] before = packed.clone();

            loops.narrow(numbers, 3, packed, 5, length, key);

            float[] wide = new float[200];
            loops.widen(packed, 5, wide, 2, length);
            float[] added = numbers(length + 900);
            float[] expected = added.clone();
            loops.addWidened(0.7f, packed, 5, added, 4, length);
            for (int j = 0; j < length; j++) {
                int noise = HalfFloat.noise(key, j % half);
                int rounded = HalfFloat.narrow(numbers[3 + j], j < half ? noise & 8191 : noise >>> 19);
                int found = (Float.floatToRawIntBits(packed[5 + j % half]) >>> (j < half ? 0 : 16)) & 0xFFFF;
                assertThat(found).as("number %d of %d", j, length).isEqualTo(rounded);
                assertThat(Float.floatToRawIntBits(wide[2 + j]))
                        .isEqualTo(Float.floatToRawIntBits(HalfFloat.widen(found)));
                float product = 0.7f * HalfFloat.widen(found);
                expected[4 + j] = expected[4 + j] + product;
            }
            assertThat(added).isEqualTo(expected);
            assertThat(wide[1]).isZero();
            assertThat(wide[2 + length]).isZero();
            for (int i = 0; i < packed.length; i++) {
                if (i < 5 || i >= 5 + half) {
                    assertThat(packed[i]).isEqualTo(before[i]);
                }
            }
        }
    }

    @Test
    void noisesOfRowsAndColumnsAreUniformAndApart() {
        int[] counts = new int[16];
        double product = 0;
        int rows = 4096;
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < 8; k++) {
                int noise = HalfFloat.noise(row, k);
                counts[(noise & 8191) >> 9]++;
                counts[noise >>> 28]++;
                product += ((noise & 8191) / 8191.0 - 0.5) * ((noise >>> 19) / 8191.0 - 0.5);
            }
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(rows, within(5 * (int) Math.sqrt(rows)));
        }
        assertThat(product / (8 * rows)).isCloseTo(0, within(5 / 12.0 / Math.sqrt(8.0 * rows)));
    }

    private static float[] numbers(long seed) {
        var random = new SplittableRandom(seed);
        float[] numbers = new float[512];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextDouble(-2, 2) * Math.pow(2, random.nextInt(-30, 20)));
        }
        numbers[3] = Float.NEGATIVE_INFINITY;
        numbers[5] = -0f;
        return numbers;
    }
}
