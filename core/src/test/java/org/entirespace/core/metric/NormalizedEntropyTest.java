/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalizedEntropyTest {

    private static final byte[] LABELS = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    @Test
    void alwaysPredictingTheBaseRateGivesOne() {
        double[] baseRate = new double[10];
        Arrays.fill(baseRate, Math.log(0.1 / 0.9));

        assertThat(value(baseRate)).isEqualTo(1, within(1e-12));
    }

    @Test
    void knowingMoreThanTheBaseRateGivesLessThanOneAndBeingMisledMore() {
        assertThat(value(new double[] {1, -3, -3, -3, -3, -3, -3, -3, -3, -3}))
                .isLessThan(1)
                .isPositive();
        assertThat(value(new double[] {-6, -2, -2, -2, -2, -2, -2, -2, -2, -2})).isGreaterThan(1);
    }

    @Test
    void oneClassIsUndefined() {
        assertThat(NormalizedEntropy.of(Rows.of(new double[] {1, 2}, 0, 0).predictions()))
                .isEqualTo(MetricValue.undefined("one class"));
        assertThat(NormalizedEntropy.of(Rows.of(new double[0]).predictions()))
                .isEqualTo(MetricValue.undefined("no rows"));
    }

    private static double value(double[] logOdds) {
        return NormalizedEntropy.of(Predictions.of(logOdds, LABELS, new long[10]))
                .value()
                .orElseThrow();
    }
}
