/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.Interval;
import org.entirespace.core.metric.MetricValue;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void ratesHaveThreeSignificantDigits() {
        assertThat(Figures.rate(0.0291)).isEqualTo("2.91 %");
        assertThat(Figures.rate(0.001042)).isEqualTo("0.104 %");
        assertThat(Figures.rate(0.563)).isEqualTo("56.3 %");
        assertThat(Figures.rate(1)).isEqualTo("100 %");
        assertThat(Figures.rate(0)).isEqualTo("0 %");
        assertThat(Figures.rate(1e-7)).isEqualTo("0.0000100 %");
    }

    @Test
    void lossesHaveFourAndAucsFourDecimals() {
        assertThat(Figures.loss(0.0080214)).isEqualTo("0.008021");
        assertThat(Figures.loss(12.3456)).isEqualTo("12.35");
        assertThat(Figures.fourDecimals(0.71234)).isEqualTo("0.7123");
        assertThat(Figures.ratio(1.0416)).isEqualTo("1.042");
        assertThat(Figures.count(193_974)).isEqualTo("193,974");
        assertThat(Figures.confidence(0.95)).isEqualTo("95 %");
        assertThat(Figures.confidence(0.9999)).isEqualTo("99.99 %");
    }

    @Test
    void undefinedSaysWhy() {
        assertThat(Figures.value(MetricValue.undefined("one class"), Figures::rate))
                .isEqualTo("undefined (one class)");
        assertThat(Figures.estimate(new Estimate(MetricValue.undefined("one class"), null), Figures::rate))
                .isEqualTo("undefined (one class)");
    }

    @Test
    void anIntervalFollowsItsValue() {
        Estimate auc = new Estimate(MetricValue.of(0.7), new Interval(0.65, 0.75, 0.95, 200, 0));

        assertThat(Figures.estimate(auc, Figures::fourDecimals)).isEqualTo("0.7000 [0.6500, 0.7500]");
        assertThat(Figures.gauc(new GroupedAuc.Result(MetricValue.of(0.6), 1203, 6920)))
                .isEqualTo("0.6000 (1,203 of 8,123 groups)");
        assertThat(Figures.gauc(new GroupedAuc.Result(MetricValue.undefined("no rows"), 0, 0)))
                .isEqualTo("undefined (no rows)");
    }

    @Test
    void theLocaleOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Figures.rate(0.0291)).isEqualTo("2.91 %");
            assertThat(Figures.count(193_974)).isEqualTo("193,974");
        } finally {
            Locale.setDefault(before);
        }
    }
}
