/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.entirespace.model.heads.BatchColumns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives are the slopes of the loss, and their sums do not depend on the order. */
class GradientsGradientTest {

    private static final int SAMPLES = 500;
    private static final float STEP = 1f / 64; // exact in floats

    private final RateSamples samples = RateSamples.of(
            new SmallTown(SAMPLES, 1),
            new BatchColumns(SmallTown.SCHEMA),
            SmallTown.ESMM.graph(),
            SmallTown.ESMM.rates().get(0));

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 10})
    void derivativesAreTheSlopesOfTheLossAndOfEachOther(double weight) {
        Gradients gradients = new Gradients(samples, weight);
        float[] logits = logits();
        for (int i = 0; i < 20; i++) {
            float kept = logits[i];
            gradients.at(logits);
            double first = gradients.first()[i];
            double second = gradients.second()[i];
            logits[i] = kept + STEP;
            gradients.at(logits);
            double lossAbove = gradients.loss() * SAMPLES;
            double firstAbove = gradients.first()[i];
            logits[i] = kept - STEP;
            gradients.at(logits);
            double lossBelow = gradients.loss() * SAMPLES;
            double firstBelow = gradients.first()[i];
            logits[i] = kept;

            assertThat(first).isCloseTo((lossAbove - lossBelow) / (2 * STEP), Offset.offset(1e-4 * weight));
            assertThat(second).isCloseTo((firstAbove - firstBelow) / (2 * STEP), Offset.offset(1e-4 * weight));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 10})
    void sumsAreTheSameBitsInEveryOrder(double weight) {
        Gradients gradients = new Gradients(samples, weight);
        gradients.at(logits());
        double forward = 0;
        double backward = 0;
        for (int i = 0; i < SAMPLES; i++) {
            forward += gradients.first()[i] + (double) gradients.second()[i];
            backward += gradients.first()[SAMPLES - 1 - i] + (double) gradients.second()[SAMPLES - 1 - i];
        }
        assertThat(forward).isEqualTo(backward);
    }

    private static float[] logits() {
        var random = new SplittableRandom(1);
        float[] logits = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            logits[i] = (float) random.nextDouble(-6, 6);
        }
        return logits;
    }
}
