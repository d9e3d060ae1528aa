/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights that take another's state go on as that one would. */
class TaskWeightsStateTest {

    @ParameterizedTest
    @EnumSource
    void goesOnWithTheSameBits(WeightingOptions.Kind kind) {
        TaskWeights one = new WeightingOptions(kind, 0.1, 1).start(3);
        move(one, 1, 5);
        TaskWeights other = new WeightingOptions(kind, 0.1, 1).start(3);
        move(other, 1, 2);

        other.restore(one.state());
        move(one, 6, 9);
        move(other, 6, 9);

        for (int t = 0; t < 3; t++) {
            assertThat(other.of(t)).isEqualTo(one.of(t));
            assertThat(one.of(t) == 1).isEqualTo(kind == WeightingOptions.Kind.FIXED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStateOfOtherTermsIsRefused(WeightingOptions.Kind kind) {
        TaskWeights weights = new WeightingOptions(kind, 0.1, 1).start(3);

        assertThatThrownBy(() -> weights.restore(new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weighting state of 1 numbers");
    }

    private static void move(TaskWeights weights, int from, int to) {
        for (int step = from; step <= to; step++) {
            weights.update(new double[] {1.0 / step, 2, 0.3}, new double[] {3, 1.0 / step, 2}, step);
        }
    }
}
