/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entirespace.model.optimizer.AdamOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kinds of loops give the bits of slow twins, at any length and place, and touch nothing else. */
class RowLoopsReferenceTest {

    private static final int ROOM = 512;

    static Stream<RowLoops> loops() {
        return BothLoops.all();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void aCopyHasTheBitsOfItsSource(RowLoops loops) {
        lengths().forEach(length -> {
            float[] source = numbers(length);
            float[] target = numbers(length + 1000);
            float[] expected = target.clone();
            System.arraycopy(source, 3, expected, 5, length);

            loops.copy(source, 3, target, 5, length);

            assertThat(target).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("loops")
    void scalingAndAddingRoundAsFloatsDo(RowLoops loops) {
        lengths().forEach(length -> {
            float factor = length % 3 - 1.3f;
            float[] source = numbers(length);
            float[] scaled = numbers(length + 1000);
            float[] added = scaled.clone();
            float[] expectedScaled = scaled.clone();
            float[] expectedAdded = scaled.clone();
            for (int j = 0; j < length; j++) {
                float product = factor * source[7 + j];
                expectedScaled[2 + j] = product;
                expectedAdded[2 + j] = scaled[2 + j] + product;
            }

            loops.scale(factor, source, 7, scaled, 2, length);
            loops.addScaled(factor, source, 7, added, 2, length);

            assertThat(scaled).isEqualTo(expectedScaled);
            assertThat(added).isEqualTo(expectedAdded);
        });
    }

    @ParameterizedTest
    @MethodSource("loops")
    void adamOfARowIsAdamOfItsColumns(RowLoops loops) {
        lengths().forEach(length -> {
            AdamStep step = AdamOptions.of(0.01).at(length);
            float[] rows = numbers(length);
            for (int j = 0; j < length; j++) {
                rows[9 + 2 * length + j] = Math.abs(rows[9 + 2 * length + j]); // a mean of squares
            }
            float[] gradients = numbers(length + 1000);
            float[] expected = rows.clone();
            float[][] columns = new float[4][length];
            for (int c = 0; c < 3; c++) {
                System.arraycopy(rows, 9 + c * length, columns[c], 0, length);
            }
            System.arraycopy(gradients, 4, columns[3], 0, length);
            step.update(columns[0], columns[1], columns[2], columns[3], 0, length);
            for (int c = 0; c < 3; c++) {
                System.arraycopy(columns[c], 0, expected, 9 + c * length, length);
            }

            loops.adam(step, rows, 9, gradients, 4, length);

            assertThat(rows).isEqualTo(expected);
        });
    }

    private static IntStream lengths() {
        return IntStream.rangeClosed(1, 70);
    }

    private static float[] numbers(long seed) {
        var random = new SplittableRandom(seed);
        float[] numbers = new float[ROOM];
        for (int i = 0; i < ROOM; i++) {
            numbers[i] = (float) random.nextDouble(-2, 2);
        }
        return numbers;
    }
}
