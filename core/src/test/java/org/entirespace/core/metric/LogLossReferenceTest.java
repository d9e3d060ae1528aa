/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogLossReferenceTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothDoorsEqualTheDefinition(long seed) {
        Rows rows = Rows.random(seed, 400, 50, 5);
        double[] probabilities =
                Arrays.stream(rows.logOdds()).map(z -> 1 / (1 + Math.exp(-z))).toArray();
        double slow = 0;
        for (int row = 0; row < probabilities.length; row++) {
            slow -= rows.labels()[row] == 1 ? Math.log(probabilities[row]) : Math.log(1 - probabilities[row]);
        }
        slow /= probabilities.length;

        assertThat(value(LogLoss.fromLogits(rows.logOdds(), rows.labels()))).isEqualTo(slow, within(1e-12));
        assertThat(value(LogLoss.fromProbabilities(probabilities, rows.labels())))
                .isEqualTo(slow, within(1e-12));
        assertThat(LogLoss.of(rows.predictions())).isEqualTo(LogLoss.fromLogits(rows.logOdds(), rows.labels()));
    }

    @ParameterizedTest
    @CsvSource({"80, 1, 1.8048513878454153e-35", "80, 0, 80", "-80, 0, 1.8048513878454153e-35", "-80, 1, 80"})
    void extremeLogitsGiveTheirExactLoss(double logit, byte label, double expected) {
        double loss = value(LogLoss.fromLogits(new double[] {logit}, new byte[] {label}));

        assertThat(loss).isEqualTo(expected, within(1e-12 * expected));
    }

    @Test
    void aWrongPredictionCostsMoreThanARightOneThroughBothDoors() {
        byte[] happened = {1};

        assertThat(value(LogLoss.fromLogits(new double[] {2}, happened))).isPositive();
        assertThat(value(LogLoss.fromLogits(new double[] {-2}, happened)))
                .isGreaterThan(value(LogLoss.fromLogits(new double[] {2}, happened)));
        assertThat(value(LogLoss.fromProbabilities(new double[] {0.1}, happened)))
                .isGreaterThan(value(LogLoss.fromProbabilities(new double[] {0.9}, happened)));
        assertThat(value(LogLoss.fromProbabilities(new double[] {0.9}, happened)))
                .isPositive();
    }

    @Test
    void theMeanOfManyRowsKeepsTwelveDigits() {
        int rows = 3_000_000;
        double[] logits = new double[rows];
        Arrays.fill(logits, -6.9);
        double oneRow = Math.log1p(Math.exp(-6.9));

        assertThat(value(LogLoss.fromLogits(logits, new byte[rows]))).isEqualTo(oneRow, within(1e-15));
    }

    @Test
    void certaintyThatFailsIsUndefinedAndCertaintyThatHoldsIsFree() {
        assertThat(value(LogLoss.fromProbabilities(new double[] {1, 0}, new byte[] {1, 0})))
                .isZero();
        assertThat(LogLoss.fromProbabilities(new double[] {0.5, 0}, new byte[] {1, 1}))
                .isEqualTo(MetricValue.undefined("infinite: row 1 had probability 0"));
        assertThat(LogLoss.fromProbabilities(new double[] {1}, new byte[] {0}))
                .isEqualTo(MetricValue.undefined("infinite: row 0 had probability 0"));
    }

    @Test
    void oneClassIsNoObstacleButNoRowsAre() {
        assertThat(value(LogLoss.fromLogits(new double[] {0}, new byte[] {0}))).isEqualTo(Math.log(2), within(1e-15));
        assertThat(LogLoss.fromLogits(new double[0], new byte[0])).isEqualTo(MetricValue.undefined("no rows"));
        assertThat(LogLoss.fromProbabilities(new double[0], new byte[0])).isEqualTo(MetricValue.undefined("no rows"));
    }

    @Test
    void probabilitiesAndLabelsAreChecked() {
        assertThatThrownBy(() -> LogLoss.fromProbabilities(new double[] {1.1}, new byte[] {1}))
                .hasMessage("probability of row 0: 1.1; expected 0 to 1");
        assertThatThrownBy(() -> LogLoss.fromProbabilities(new double[] {Double.NaN}, new byte[] {1}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> LogLoss.fromProbabilities(new double[] {0.5}, new byte[] {-1}))
                .hasMessage("label of row 0: -1; expected 0 or 1");
        assertThatThrownBy(() -> LogLoss.fromProbabilities(new double[2], new byte[1]))
                .hasMessageContaining("labels: 1 rows; expected 2");
    }

    private static double value(MetricValue metric) {
        return metric.value().orElseThrow();
    }

    static LongStream seeds() {
        return Rows.seeds();
    }
}
