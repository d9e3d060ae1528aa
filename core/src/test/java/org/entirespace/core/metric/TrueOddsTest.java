/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphScorer;
import org.junit.jupiter.api.Test;

class TrueOddsTest {

    private static final double[] TRUTH = {-3, -1, 0.5, 2, -2};

    @Test
    void theTruthItselfIsPerfect() {
        TrueOdds odds = TrueOdds.of(TRUTH.clone(), TRUTH);

        assertThat(odds.meanLogitError()).isEqualTo(MetricValue.of(0));
        assertThat(odds.ratio()).isEqualTo(MetricValue.of(1));
        assertThat(odds.expectedCalibrationError(3)).isEqualTo(MetricValue.of(0));
        assertThat(odds.logitCorrelation().value().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aShiftIsAnErrorOfItsSizeButNotOfTheOrder() {
        TrueOdds odds = TrueOdds.of(Arrays.stream(TRUTH).map(z -> z + 0.75).toArray(), TRUTH);

        assertThat(odds.meanLogitError().value().orElseThrow()).isCloseTo(0.75, within(1e-12));
        assertThat(odds.logitCorrelation().value().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(odds.ratio().value().orElseThrow()).isGreaterThan(1);
    }

    @Test
    void aReversedOrderCorrelatesNegatively() {
        TrueOdds odds = TrueOdds.of(Arrays.stream(TRUTH).map(z -> -2 * z).toArray(), TRUTH);

        assertThat(odds.logitCorrelation().value().orElseThrow()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void figuresEqualPlainSums() {
        SplittableRandom random = new SplittableRandom(5);
        double[] predicted = random.doubles(997, -6, 3).toArray();
        double[] truth = random.doubles(997, -6, 3).toArray();
        TrueOdds odds = TrueOdds.of(predicted, truth);
        double above = 0;
        double below = 0;
        double distance = 0;
        for (int row = 0; row < truth.length; row++) {
            above += 1 / (1 + Math.exp(-predicted[row]));
            below += 1 / (1 + Math.exp(-truth[row]));
            distance += Math.abs(predicted[row] - truth[row]);
        }

        assertThat(odds.ratio().value().orElseThrow()).isCloseTo(above / below, within(1e-12));
        assertThat(odds.meanLogitError().value().orElseThrow()).isCloseTo(distance / truth.length, within(1e-12));
        assertThat(odds.expectedCalibrationError(1).value().orElseThrow())
                .isCloseTo(Math.abs(above - below) / truth.length, within(1e-12));
        assertThat(odds.expectedCalibrationError(7).value().orElseThrow())
                .isCloseTo(binned(predicted, truth, 7), within(1e-12));
    }

    private static double binned(double[] predicted, double[] truth, int bins) {
        Integer[] rows = new Integer[predicted.length];
        Arrays.setAll(rows, row -> row);
        Arrays.sort(rows, (a, b) -> Double.compare(predicted[a], predicted[b]));
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            double p = 0;
            double t = 0;
            int begin = rows.length * bin / bins;
            int end = rows.length * (bin + 1) / bins;
            for (int at = begin; at < end; at++) {
                p += GraphScorer.probability(predicted[rows[at]]);
                t += GraphScorer.probability(truth[rows[at]]);
            }
            sum += (end - begin) * Math.abs(p / (end - begin) - t / (end - begin));
        }
        return sum / rows.length;
    }

    @Test
    void theTopShareHoldsTheHighestTruth() {
        TrueOdds odds = TrueOdds.of(new double[5], TRUTH);

        assertThat(odds.trueTop(0.4)).containsExactly(0, 0, 1, 1, 0);
        assertThat(TrueOdds.of(new double[4], new double[] {1, 2, 2, 2}).trueTop(0.5))
                .containsExactly(0, 1, 1, 0);
        assertThatThrownBy(() -> odds.trueTop(1)).hasMessageContaining("share 1.0");
    }

    @Test
    void whatCannotBeToldIsUndefined() {
        TrueOdds nothing = TrueOdds.of(new double[0], new double[0]);
        TrueOdds ratio = TrueOdds.of(new double[] {GraphScorer.ABOVE_ONE, 0}, new double[] {0, 1});

        assertThat(nothing.ratio()).isEqualTo(MetricValue.undefined(MetricValue.NO_ROWS));
        assertThat(nothing.meanLogitError()).isEqualTo(MetricValue.undefined(MetricValue.NO_ROWS));
        assertThat(nothing.expectedCalibrationError(10)).isEqualTo(MetricValue.undefined(MetricValue.NO_ROWS));
        assertThat(ratio.meanLogitError()).isEqualTo(MetricValue.undefined("ratios above 1"));
        assertThat(ratio.logitCorrelation()).isEqualTo(MetricValue.undefined("ratios above 1"));
        assertThat(TrueOdds.of(new double[2], new double[] {0, 1}).logitCorrelation())
                .isEqualTo(MetricValue.undefined("no variance"));
    }

    @Test
    void rowsMustFit() {
        assertThatThrownBy(() -> TrueOdds.of(new double[2], new double[3])).hasMessageContaining("3 rows; expected 2");
        assertThatThrownBy(() -> TrueOdds.of(new double[] {1, Double.NaN}, new double[2]))
                .hasMessageContaining("row 1");
    }
}
