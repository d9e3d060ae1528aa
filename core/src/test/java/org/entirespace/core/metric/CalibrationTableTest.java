/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationTableTest {

    @Test
    void binsHoldEqualNumbersOfRowsAscendingByPrediction() {
        Rows rows = Rows.of(new double[] {5, 0, 1, 2, 3, 4, -1, 6}, 1, 0, 0, 1, 0, 1, 0, 1);
        List<CalibrationBin> bins =
                CalibrationTable.of(rows.predictions(), 4, 0.95).bins();

        assertThat(bins).extracting(CalibrationBin::rows).containsExactly(2L, 2L, 2L, 2L);
        assertThat(bins).extracting(CalibrationBin::positives).containsExactly(0L, 1L, 1L, 2L);
        assertThat(bins.get(1).observedRate()).isEqualTo(0.5);
        assertThat(bins.get(0).meanPredicted()).isEqualTo((sigma(-1) + sigma(0)) / 2, within(1e-15));
    }

    @Test
    void rowsOfEqualPredictionStayTogether() {
        Rows rows = Rows.of(new double[] {1, 1, 1, 1, 1, 2, 3, 3}, 1, 0, 0, 1, 0, 1, 0, 1);

        assertThat(CalibrationTable.of(rows.predictions(), 4, 0.95).bins())
                .extracting(CalibrationBin::rows)
                .containsExactly(5L, 1L, 2L);
        assertThat(CalibrationTable.of(Rows.of(new double[6], 0, 0, 1, 0, 0, 0).predictions(), 4, 0.95)
                        .bins())
                .hasSize(1);
    }

    @Test
    void theErrorOfOneBinIsTheDistanceOfItsMeans() {
        CalibrationTable table =
                CalibrationTable.of(Rows.of(new double[4], 1, 1, 1, 0).predictions(), 1, 0.95);

        assertThat(table.expectedCalibrationError()).isEqualTo(MetricValue.of(0.25));
    }

    @Test
    void errorsOfOppositeSignDoNotCancelInTheErrorThoughTheyDoInTheRatio() {
        double high = Math.log(3); // 0.75
        Rows rows = Rows.of(new double[] {-high, -high, high, high}, 1, 0, 1, 0);

        assertThat(CalibrationRatio.of(rows.predictions()).value().orElseThrow())
                .isEqualTo(1, within(1e-12));
        assertThat(CalibrationTable.of(rows.predictions(), 2, 0.95)
                        .expectedCalibrationError()
                        .value()
                        .orElseThrow())
                .isEqualTo(0.25, within(1e-12));
    }

    @Test
    void noRowsGiveNoBinsAndNoError() {
        CalibrationTable table = CalibrationTable.of(Rows.of(new double[0]).predictions(), 10, 0.95);

        assertThat(table.bins()).isEmpty();
        assertThat(table.expectedCalibrationError()).isEqualTo(MetricValue.undefined("no rows"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRowIsInOneBinAndBinsAreNearlyEqualWithoutTies(long seed) {
        Rows rows = Rows.random(seed, 503, 2_000_000_000, 5);
        CalibrationTable table = CalibrationTable.of(rows.predictions(), 10, 0.95);

        assertThat(table.bins()).hasSize(10).allMatch(bin -> bin.rows() == 50 || bin.rows() == 51);
        assertThat(table.bins().stream().mapToLong(CalibrationBin::rows).sum()).isEqualTo(503);
        assertThat(table.bins().stream().mapToLong(CalibrationBin::positives).sum())
                .isEqualTo(rows.predictions().positives());
        assertThat(table.bins()).isSortedAccordingTo((a, b) -> Double.compare(a.meanPredicted(), b.meanPredicted()));
        double promised = table.bins().stream()
                .mapToDouble(bin -> bin.rows() * bin.meanPredicted())
                .sum();
        assertThat(promised / rows.predictions().positives())
                .isEqualTo(CalibrationRatio.of(rows.predictions()).value().orElseThrow(), within(1e-12));
    }

    @Test
    void atLeastOneBinIsAskedFor() {
        assertThatThrownBy(() -> CalibrationTable.of(Rows.of(new double[0]).predictions(), 0, 0.95))
                .hasMessage("calibration bins: 0; expected at least 1");
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
