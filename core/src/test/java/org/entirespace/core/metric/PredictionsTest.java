/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PredictionsTest {

    private static final double[] LOG_ODDS = {0, 1, 2, 3, 4, 5};
    private static final byte[] PURCHASE = {0, 1, -1, 0, 1, 0};
    private static final byte[] CLICK = {1, 1, 1, 0, -1, 1};
    private static final long[] GROUPS = {7, 7, 8, 8, 9, 9};

    @Test
    void unobservedGoalsAreLeftOutOfTheEntireSpace() {
        Predictions predictions = Predictions.ofEntireSpace(LOG_ODDS, PURCHASE, GROUPS);

        assertThat(predictions.rows()).isEqualTo(5);
        assertThat(predictions.positives()).isEqualTo(2);
        assertThat(predictions.negatives()).isEqualTo(3);
        assertThat(predictions.groups()).isEqualTo(3);
        assertThat(predictions.baseRate()).isEqualTo(MetricValue.of(0.4));
    }

    @Test
    void aSpaceHoldsTheRowsWhereItsBehaviorIsKnownToHaveHappened() {
        Predictions predictions = Predictions.ofSpace(LOG_ODDS, PURCHASE, CLICK, GROUPS);

        assertThat(predictions.rows()).isEqualTo(3);
        assertThat(predictions.logOdds(1)).isEqualTo(1);
        assertThat(predictions.label(1)).isEqualTo(1);
        assertThat(predictions.logOdds(2)).isEqualTo(5);
        assertThat(predictions.probability(0)).isEqualTo(0.5);
    }

    @Test
    void theBaseRateOfNothingIsUndefined() {
        assertThat(Predictions.of(new double[0], new byte[0], new long[0]).baseRate())
                .isEqualTo(MetricValue.undefined("no rows"));
    }

    @Test
    void changingTheArraysAfterwardsChangesNothing() {
        double[] logOdds = {1, 2};
        Predictions predictions = Predictions.of(logOdds, new byte[] {0, 1}, new long[2]);
        logOdds[0] = 9;

        assertThat(predictions.logOdds(0)).isEqualTo(1);
    }

    @Test
    void badColumnsAreRefusedWithRowValueAndRule() {
        assertThatThrownBy(() -> Predictions.of(new double[] {0, Double.NaN}, new byte[2], new long[2]))
                .hasMessage("log-odds of row 1: NaN; expected a finite number");
        assertThatThrownBy(() -> Predictions.of(new double[2], new byte[] {0, -1}, new long[2]))
                .hasMessage("label of row 1: -1; expected 0 or 1");
        assertThatThrownBy(() -> Predictions.of(new double[2], new byte[3], new long[2]))
                .hasMessageContaining("labels: 3 rows; expected 2");
        assertThatThrownBy(() -> Predictions.of(new double[2], new byte[2], new long[1]))
                .hasMessageContaining("groups: 1 rows; expected 2");
        assertThatThrownBy(() -> Predictions.ofSpace(new double[2], new byte[2], new byte[1], new long[2]))
                .hasMessageContaining("labels of the space: 1 rows; expected 2");
        assertThatThrownBy(() -> Predictions.ofEntireSpace(new double[2], new byte[] {0, 2}, new long[2]))
                .hasMessage("label of row 1: 2; expected 0 or 1");
    }
}
