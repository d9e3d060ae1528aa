/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6744897501960817",
        "0.6826894921370859, 1",
        "0.9, 1.6448536269514722",
        "0.95, 1.959963984540054",
        "0.99, 2.5758293035489004",
        "0.9999, 3.890591886413094"
    })
    void quantilesAreThoseOfTheTables(double confidence, double expected) {
        assertThat(NormalQuantile.of(confidence)).isEqualTo(expected, within(1e-11));
    }

    @Test
    void theEndsSolveTheScoreEquation() {
        // the ends are the rates p with |r - p| = z sqrt(p (1 - p) / n)
        WilsonInterval interval = WilsonInterval.of(7, 50, 0.95);
        double z = 1.959963984540054;

        for (double end : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.abs(0.14 - end)).isEqualTo(z * Math.sqrt(end * (1 - end) / 50), within(1e-12));
        }
        assertThat(interval.low()).isLessThan(0.14);
        assertThat(interval.high()).isGreaterThan(0.14);
    }

    @Test
    void noneAndAllHaveAWidthAndStayInside() {
        WilsonInterval none = WilsonInterval.of(0, 20, 0.95);
        WilsonInterval all = WilsonInterval.of(20, 20, 0.95);

        assertThat(none.low()).isZero();
        assertThat(none.high()).isBetween(0.16, 0.17);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isEqualTo(1 - none.high(), within(1e-12));
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSays() {
        var random = new SplittableRandom(11);
        int covered = 0;
        for (int trial = 0; trial < 2000; trial++) {
            int positives = 0;
            for (int row = 0; row < 200; row++) {
                positives += random.nextDouble() < 0.03 ? 1 : 0;
            }
            WilsonInterval interval = WilsonInterval.of(positives, 200, 0.9);
            covered += interval.low() <= 0.03 && 0.03 <= interval.high() ? 1 : 0;
        }

        assertThat(covered / 2000.0).isBetween(0.86, 0.95);
    }

    @Test
    void impossibleCountsAndConfidencesAreRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(3, 2, 0.95)).hasMessageContaining("3 out of 2");
        assertThatThrownBy(() -> WilsonInterval.of(0, 0, 0.95)).hasMessageContaining("rows ≥ 1");
        assertThatThrownBy(() -> WilsonInterval.of(1, 2, 95)).hasMessageContaining("confidence 95.0");
    }
}
