/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TaskWeightsTest {

    private static final double[] NONE = {};

    private static TaskWeights start(WeightingOptions.Kind kind, double restoring, int terms) {
        return new WeightingOptions(kind, 0.01, restoring).start(terms);
    }

    @Test
    void fixedWeightsStayAtOne() {
        TaskWeights weights = WeightingOptions.fixed().start(2);
        weights.update(new double[] {5, 1}, NONE, 1);
        assertThat(weights.of(0)).isEqualTo(1);
        assertThat(weights.needsNorms()).isFalse();
    }

    /** With constant losses the log-variances come to rest where e^-s = 1 / (2 L). */
    @Test
    void uncertaintyComesToRestWhereItsLossIsLeast() {
        TaskWeights weights = start(WeightingOptions.Kind.UNCERTAINTY, 1, 2);
        for (int step = 1; step <= 5000; step++) {
            weights.update(new double[] {0.2, 2}, NONE, step);
        }
        assertThat(weights.of(0)).isCloseTo(2.5, within(0.01));
        assertThat(weights.of(1)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void uncertaintyMovesFirstAgainstTheSlopeOfItsLoss() {
        TaskWeights weights = start(WeightingOptions.Kind.UNCERTAINTY, 1, 2);
        weights.update(new double[] {0.4, 0.6}, NONE, 1);
        assertThat(weights.of(0)).as("slope 1/2 - 0.4 > 0").isGreaterThan(1);
        assertThat(weights.of(1)).as("slope 1/2 - 0.6 < 0").isLessThan(1);
    }

    @Test
    void aTermWithoutALossKeepsItsUncertainty() {
        TaskWeights weights = start(WeightingOptions.Kind.UNCERTAINTY, 1, 2);
        for (int step = 1; step <= 100; step++) {
            weights.update(new double[] {0, 0.1}, NONE, step);
        }
        assertThat(weights.of(0)).isEqualTo(1);
        assertThat(weights.of(1)).isGreaterThan(1.5);
    }

    /** Equal progress: the weights even out the gradients, and sum to the number of terms. */
    @Test
    void gradNormEvensOutTheGradients() {
        TaskWeights weights = start(WeightingOptions.Kind.GRADNORM, 1, 3);
        assertThat(weights.needsNorms()).isTrue();
        double[] norms = {4, 1, 2};
        for (int step = 1; step <= 3000; step++) {
            weights.update(new double[] {1, 1, 1}, norms, step);
        }
        double sum = weights.of(0) + weights.of(1) + weights.of(2);
        assertThat(sum).isCloseTo(3, within(1e-5));
        assertThat(weights.of(0) * 4).isCloseTo(weights.of(1) * 1, within(0.15));
        assertThat(weights.of(2) * 2).isCloseTo(weights.of(1) * 1, within(0.15));
    }

    @Test
    void gradNormFavoursWhatLearnsSlowlyAsMuchAsItsRestoringForceSays() {
        double[] ratios = new double[2];
        for (int r = 0; r < 2; r++) {
            TaskWeights weights = start(WeightingOptions.Kind.GRADNORM, r * 2, 2);
            weights.update(new double[] {1, 1}, new double[] {1, 1}, 1);
            for (int step = 2; step <= 2000; step++) {
                weights.update(new double[] {0.9, 0.45}, new double[] {1, 1}, step);
            }
            ratios[r] = weights.of(0) / weights.of(1);
        }
        assertThat(ratios[0]).isCloseTo(1, within(0.05));
        // the targets are 1.778 and 0.444 and sum to more than 2: the lower one is met, the sum decides the other
        assertThat(ratios[1]).isCloseTo((2 - 0.444) / 0.444, within(0.2));
    }

    @Test
    void aTermWithoutALossInABatchKeepsItsWeightAndStaysOutOfTheSum() {
        TaskWeights weights = start(WeightingOptions.Kind.GRADNORM, 1, 3);
        weights.update(new double[] {1, 1, 0}, new double[] {5, 1, 0}, 1);
        assertThat(weights.of(2)).isEqualTo(1);
        assertThat(weights.of(0) + weights.of(1)).isCloseTo(2, within(1e-6));
        assertThat(weights.of(0)).isLessThan(1);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new WeightingOptions(WeightingOptions.Kind.GRADNORM, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightingOptions(WeightingOptions.Kind.GRADNORM, 0.1, -1))
                .hasMessage("restoring force -1.0; expected finite and ≥ 0");
    }
}
