/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationRatioTest {

    @Test
    void isPredictedOverObservedSoTooHighPredictionsGiveMoreThanOne() {
        // four rows at 1/2 promise 2 positives; one happened
        assertThat(CalibrationRatio.of(Rows.of(new double[4], 0, 0, 1, 0).predictions()))
                .isEqualTo(MetricValue.of(2));
        assertThat(CalibrationRatio.of(Rows.of(new double[4], 1, 1, 1, 1).predictions()))
                .isEqualTo(MetricValue.of(0.5));
    }

    @Test
    void isUndefinedWithoutAPositiveRow() {
        assertThat(CalibrationRatio.of(Rows.of(new double[2], 0, 0).predictions()))
                .isEqualTo(MetricValue.undefined("no positive row"));
        assertThat(CalibrationRatio.of(Rows.of(new double[0]).predictions()))
                .isEqualTo(MetricValue.undefined("no rows"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsTheQuotientOfPlainSums(long seed) {
        Rows rows = Rows.random(seed, 500, 40, 5);
        double predicted = 0;
        double observed = 0;
        for (int row = 0; row < 500; row++) {
            predicted += 1 / (1 + Math.exp(-rows.logOdds()[row]));
            observed += rows.labels()[row];
        }

        assertThat(CalibrationRatio.of(rows.predictions()).value().orElseThrow())
                .isEqualTo(predicted / observed, within(1e-12));
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
