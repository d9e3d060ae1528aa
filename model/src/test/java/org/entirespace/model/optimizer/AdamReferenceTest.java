/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adam equals the published algorithm in double precision. */
class AdamReferenceTest {

    private static final int SIZE = 37;

    @ParameterizedTest
    @CsvSource({"0.001, 0.9, 0.999, 1e-8", "0.05, 0.5, 0.99, 1e-3", "0.01, 0, 0.9, 1e-8", "0.002, 0.95, 0, 0.1"})
    void fiftyStepsEqualTheAlgorithmAsPublished(double rate, double beta1, double beta2, double epsilon) {
        AdamOptions options = new AdamOptions(rate, beta1, beta2, epsilon);
        var random = new SplittableRandom(1);
        float[] parameters = draw(random, 1);
        PublishedAdam[] expected = new PublishedAdam[SIZE];
        Arrays.setAll(expected, i -> new PublishedAdam(parameters[i]));
        Adam adam = new Adam(options, SIZE);
        for (int step = 1; step <= 50; step++) {
            float[] gradients = draw(random, Math.pow(10, random.nextInt(-4, 2)));
            adam.update(parameters, gradients, 0, SIZE, step);
            for (int i = 0; i < SIZE; i++) {
                expected[i].update(options, gradients[i], step);
                assertThat((double) parameters[i])
                        .as("parameter %d, step %d", i, step)
                        .isCloseTo(expected[i].parameter(), within(1e-6 + 2e-5 * rate * step));
            }
        }
    }

    @Test
    void rangesOfOneStepAreIndependentOfEachOther() {
        float[] whole = draw(new SplittableRandom(2), 1);
        float[] parts = whole.clone();
        Adam one = new Adam(AdamOptions.of(0.01), SIZE);
        Adam other = new Adam(AdamOptions.of(0.01), SIZE);
        for (int step = 1; step <= 5; step++) {
            float[] gradients = draw(new SplittableRandom(step), 1);
            one.update(whole, gradients, 0, SIZE, step);
            other.update(parts, gradients, 20, SIZE, step);
            other.update(parts, gradients, 3, 3, step);
            other.update(parts, gradients, 0, 20, step);
        }
        assertThat(parts).isEqualTo(whole);
    }

    private static float[] draw(SplittableRandom random, double scale) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (scale * random.nextDouble(-1, 1));
        }
        return values;
    }
}
