/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Invariant 19, with {@link AucPropertyTest} and {@link GroupedAucTest}: exact, ties one half, no mean of batches. */
class AucTest {

    @Test
    void oneClassIsUndefinedAndSoIsNothing() {
        assertThat(Auc.of(Rows.of(new double[] {1, 2}, 1, 1).predictions()))
                .isEqualTo(MetricValue.undefined("one class"));
        assertThat(Auc.of(Rows.of(new double[] {1, 2}, 0, 0).predictions()))
                .isEqualTo(MetricValue.undefined("one class"));
        assertThat(Auc.of(Rows.of(new double[0]).predictions())).isEqualTo(MetricValue.undefined("no rows"));
    }

    @Test
    void positivesAboveNegativesGiveOneAndBelowThemZero() {
        assertThat(Auc.of(Rows.of(new double[] {-1, 2, 3}, 0, 1, 1).predictions()))
                .isEqualTo(MetricValue.of(1));
        assertThat(Auc.of(Rows.of(new double[] {4, 2, 3}, 0, 1, 1).predictions()))
                .isEqualTo(MetricValue.of(0));
    }

    @Test
    void tiesCountOneHalf() {
        assertThat(Auc.of(Rows.of(new double[] {5, 5, 5}, 0, 1, 1).predictions()))
                .isEqualTo(MetricValue.of(0.5));
        assertThat(Auc.of(Rows.of(new double[] {1, 1, 2, 0}, 0, 1, 1, 0).predictions()))
                .isEqualTo(MetricValue.of(0.875));
    }

    @Test
    void minusZeroEqualsZero() {
        assertThat(Auc.of(Rows.of(new double[] {0.0, -0.0}, 0, 1).predictions()))
                .isEqualTo(MetricValue.of(0.5));
    }

    @Test
    void theMeanOfBatchAucsIsAnotherNumber() {
        // two batches, each perfectly ranked, whose levels differ
        Rows all = Rows.of(new double[] {1, 2, 11, 12}, 0, 1, 0, 1);
        double first = value(Auc.of(Rows.of(new double[] {1, 2}, 0, 1).predictions()));
        double second = value(Auc.of(Rows.of(new double[] {11, 12}, 0, 1).predictions()));

        assertThat((first + second) / 2).isEqualTo(1);
        assertThat(Auc.of(all.predictions())).isEqualTo(MetricValue.of(0.75));
    }

    @Test
    void countsOfMillionsOfPairsStayExact() {
        int half = 60_000; // 3.6e9 pairs, beyond an int
        double[] logOdds = new double[2 * half];
        byte[] labels = new byte[2 * half];
        for (int i = 0; i < 2 * half; i++) {
            logOdds[i] = i;
            labels[i] = (byte) (i % 2);
        }
        double expected = (half + 1.0) / (2.0 * half);

        assertThat(value(Auc.of(Predictions.of(logOdds, labels, new long[2 * half]))))
                .isEqualTo(expected, within(1e-15));
    }

    @Test
    void weightsAreOnePerRowAndNotNegative() {
        Predictions predictions = Rows.of(new double[] {1, 2}, 0, 1).predictions();

        assertThatThrownBy(() -> Auc.of(predictions, new int[1])).hasMessageContaining("expected 2, one for each row");
        assertThatThrownBy(() -> Auc.of(predictions, new int[] {1, -1})).hasMessageContaining("expected ≥ 0");
        assertThat(Auc.of(predictions, new int[] {0, 0})).isEqualTo(MetricValue.undefined("no rows"));
        assertThat(Auc.of(predictions, new int[] {0, 3})).isEqualTo(MetricValue.undefined("one class"));
    }

    @Test
    void aLongRunOfOnePredictionIsOneBlock() {
        double[] constant = new double[1000];
        Arrays.fill(constant, -3.5);
        byte[] labels = new byte[1000];
        labels[17] = 1;

        assertThat(Auc.of(Predictions.of(constant, labels, new long[1000]))).isEqualTo(MetricValue.of(0.5));
    }

    private static double value(MetricValue metric) {
        return metric.value().orElseThrow();
    }
}
