/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.entirespace.core.metric.PairedBootstrap.Run;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final int REPLICATES = 400;
    private final PairedBootstrap bootstrap = new PairedBootstrap(new BootstrapOptions(4000, 0.95, 3));

    @Test
    void whatIsCommonToBothCancels() {
        SplittableRandom random = new SplittableRandom(1);
        List<MetricValue> baseline = values(random.doubles(REPLICATES, 0.5, 0.9).toArray());
        List<MetricValue> better = baseline.stream()
                .map(value -> MetricValue.of(value.value().orElseThrow() + 0.01))
                .toList();

        Interval interval = bootstrap
                .difference(List.of(new Run(0.71, 0.70, better, baseline)), false)
                .orElseThrow();

        assertThat(interval.low()).isCloseTo(0.01, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void runsWithRowsOfTheirOwnAverageTheChanceOfTheRowsAndRunsOnTheSameRowsDoNot() {
        double deviation = 0.02;
        List<Run> runs = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(2);
        double[] noise = random.doubles(REPLICATES)
                .map(u -> deviation * Math.sqrt(12) * (u - 0.5))
                .toArray();
        for (int run = 0; run < 9; run++) {
            runs.add(new Run(0.7, 0.7, values(noise), values(new double[REPLICATES])));
        }

        double own = width(bootstrap.difference(runs, false).orElseThrow());
        double same = width(bootstrap.difference(runs, true).orElseThrow());

        assertThat(own).isCloseTo(2 * 1.96 * deviation / 3, within(0.004));
        assertThat(same).isGreaterThan(2.5 * own);
    }

    @Test
    void runsThatDisagreeWidenTheInterval() {
        List<Run> agree = runs(0.01, 0.01, 0.01, 0.01);
        List<Run> disagree = runs(-0.03, 0.05, -0.01, 0.03);

        assertThat(width(bootstrap.difference(agree, false).orElseThrow())).isCloseTo(0, within(1e-12));
        Interval wide = bootstrap.difference(disagree, false).orElseThrow();
        assertThat(wide.low()).isLessThan(0);
        assertThat(wide.high()).isGreaterThan(0.02);
    }

    @Test
    void replicatesWithoutAValueAreSkippedAndCounted() {
        List<MetricValue> some = new ArrayList<>();
        for (int r = 0; r < REPLICATES; r++) {
            some.add(r % 4 == 0 ? MetricValue.undefined(MetricValue.ONE_CLASS) : MetricValue.of(0.6));
        }
        List<MetricValue> all =
                values(DoubleStream.generate(() -> 0.5).limit(REPLICATES).toArray());

        Interval interval = bootstrap
                .difference(List.of(new Run(0.6, 0.5, some, all)), true)
                .orElseThrow();

        assertThat(interval.skipped()).isBetween(850, 1150);
        assertThat(interval.low()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void nothingToResampleGivesNoInterval() {
        assertThat(bootstrap.difference(List.of(), false)).isEmpty();
        assertThat(bootstrap.difference(runs(0.1), false)).isEmpty();
        assertThat(new PairedBootstrap(new BootstrapOptions(0, 0.95, 1)).difference(runs(0.1, 0.2), false))
                .isEmpty();
        assertThatThrownBy(() -> new Run(1, 1, values(new double[2]), List.of()))
                .hasMessageContaining("2, of the");
    }

    private static List<Run> runs(double... differences) {
        return DoubleStream.of(differences)
                .mapToObj(d -> new Run(0.7 + d, 0.7, List.of(), List.of()))
                .toList();
    }

    private static List<MetricValue> values(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(MetricValue::of).toList();
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }
}
