/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private final Bootstrap bootstrap = new Bootstrap(new BootstrapOptions(200, 0.95, 7));

    @Test
    void intervalsSurroundTheirMetric() {
        Predictions predictions = Rows.random(3, 2000, 100, 300).predictions();

        assertSurrounds(bootstrap.auc(predictions), Auc.of(predictions));
        assertSurrounds(bootstrap.logLoss(predictions), LogLoss.of(predictions));
        assertSurrounds(bootstrap.calibrationRatio(predictions), CalibrationRatio.of(predictions));
    }

    @Test
    void theSameSeedGivesTheSameIntervalOnAnyNumberOfThreads() throws Exception {
        Predictions predictions = Rows.random(3, 2000, 100, 300).predictions();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> bootstrap.auc(predictions)).get()).isEqualTo(bootstrap.auc(predictions));
        } finally {
            one.shutdown();
        }
        assertThat(new Bootstrap(new BootstrapOptions(200, 0.95, 8)).auc(predictions))
                .isNotEqualTo(bootstrap.auc(predictions));
    }

    @Test
    void moreConfidenceGivesAWiderInterval() {
        Predictions predictions = Rows.random(3, 2000, 100, 300).predictions();
        Interval wide = bootstrap.auc(predictions).orElseThrow();
        Interval narrow = new Bootstrap(new BootstrapOptions(200, 0.5, 7))
                .auc(predictions)
                .orElseThrow();

        assertThat(narrow.high() - narrow.low()).isLessThan((wide.high() - wide.low()) / 2);
        assertThat(narrow.confidence()).isEqualTo(0.5);
    }

    @Test
    void replicatesOfTwoModelsShareTheirResamples() {
        Rows rows = Rows.random(3, 2000, 100, 300);
        Predictions one = rows.predictions();
        double[] shifted = new double[one.rows()];
        byte[] labels = new byte[one.rows()];
        long[] groups = new long[one.rows()];
        for (int row = 0; row < shifted.length; row++) {
            shifted[row] = one.logOdds(row) + 1;
            labels[row] = (byte) one.label(row);
            groups[row] = one.groupIndex().of(row);
        }
        Predictions other = Predictions.of(shifted, labels, groups);

        assertThat(bootstrap.aucReplicates(one)).hasSize(200).isEqualTo(bootstrap.aucReplicates(other));
        assertThat(bootstrap.logLossReplicates(one)).hasSize(200).isNotEqualTo(bootstrap.logLossReplicates(other));
        assertThat(bootstrap.aucReplicates(one)).doesNotHaveDuplicates();
    }

    @Test
    void replicatesAreTheMetricsOfRowsThatAreCopiedAsOftenAsTheirGroupIsDrawn() {
        Rows rows = Rows.random(3, 400, 40, 60);
        Predictions predictions = rows.predictions();
        SplittableRandom seeds = new SplittableRandom(7);

        for (int replicate = 0; replicate < 20; replicate++) {
            Predictions copied = drawn(rows, predictions, seeds.split());
            assertClose(
                    bootstrap.groupedAucReplicates(predictions).get(replicate),
                    GroupedAuc.of(copied).value());
            assertClose(bootstrap.calibrationRatioReplicates(predictions).get(replicate), CalibrationRatio.of(copied));
        }
    }

    /** As many groups as there are, each drawn anew under an id of its own. */
    private static Predictions drawn(Rows rows, Predictions predictions, SplittableRandom random) {
        List<Integer> members = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (long draw = 0; draw < predictions.groups(); draw++) {
            int group = random.nextInt(predictions.groups());
            for (int row = 0; row < predictions.rows(); row++) {
                if (predictions.groupIndex().of(row) == group) {
                    members.add(row);
                    ids.add(draw);
                }
            }
        }
        double[] logOdds =
                members.stream().mapToDouble(row -> rows.logOdds()[row]).toArray();
        byte[] labels = new byte[logOdds.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = rows.labels()[members.get(row)];
        }
        return Predictions.of(
                logOdds, labels, ids.stream().mapToLong(Long::longValue).toArray());
    }

    private static void assertClose(MetricValue value, MetricValue expected) {
        assertThat(value.value().orElseThrow()).isCloseTo(expected.value().orElseThrow(), within(1e-12));
    }

    @Test
    void meansBySumsOfGroupsVaryAsTheMeanDoes() {
        // groups of unequal size, each row 1 or 0
        double[] sums = new double[400];
        double[] counts = new double[400];
        for (int group = 0; group < 400; group++) {
            counts[group] = 1 + group % 3;
            sums[group] = group % 5 == 0 ? counts[group] : 0;
        }
        Bootstrap many = new Bootstrap(new BootstrapOptions(4000, 0.95, 7));
        double[] means = many.meanReplicates(sums, counts).stream()
                .mapToDouble(value -> value.value().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance =
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElseThrow();
        // of a ratio, by linearisation: sum over groups of (sum - mean count)^2, over the square of all counts
        double expected = 0;
        double rows = Arrays.stream(counts).sum();
        double ratio = Arrays.stream(sums).sum() / rows;
        for (int group = 0; group < 400; group++) {
            expected += Math.pow((sums[group] - ratio * counts[group]) / rows, 2);
        }

        assertThat(mean).isCloseTo(ratio, within(0.003));
        assertThat(variance).isCloseTo(expected, within(0.1 * expected));
        double[] twice = Arrays.stream(sums).map(sum -> 2 * sum).toArray();
        assertThat(many.meanReplicates(twice, counts).get(17).value().orElseThrow())
                .as("the same resamples")
                .isEqualTo(2 * means[17]);
    }

    @Test
    void oneGroupOrNoReplicatesGiveNoMeans() {
        assertThat(bootstrap.meanReplicates(new double[] {1}, new double[] {1})).isEmpty();
        assertThat(new Bootstrap(new BootstrapOptions(0, 0.95, 7)).meanReplicates(new double[2], new double[2]))
                .isEmpty();
        assertThatThrownBy(() -> bootstrap.meanReplicates(new double[2], new double[3]))
                .hasMessageContaining("sums of 2 groups, counts of 3");
    }

    @Test
    void oneGroupOrNoReplicatesGiveNoInterval() {
        assertThat(bootstrap.auc(Rows.of(new double[] {1, 2}, 0, 1).predictions()))
                .isEmpty();
        assertThat(bootstrap.logLoss(Rows.of(new double[0]).predictions())).isEmpty();
        assertThat(new Bootstrap(new BootstrapOptions(0, 0.95, 7))
                        .calibrationRatio(Rows.random(3, 2000, 100, 300).predictions()))
                .isEmpty();
    }

    @Test
    void replicatesOfOneClassAreSkippedAndCounted() {
        // the single positive group is drawn in about 1 - 1/e of the replicates
        double[] logOdds = new double[40];
        byte[] labels = new byte[40];
        long[] groups = new long[40];
        for (int row = 0; row < 40; row++) {
            logOdds[row] = row % 7;
            labels[row] = (byte) (row == 20 ? 1 : 0);
            groups[row] = row;
        }
        Interval interval =
                bootstrap.auc(Predictions.of(logOdds, labels, groups)).orElseThrow();

        assertThat(interval.skipped()).isBetween(50, 100);
        assertThat(interval.replicates() + interval.skipped()).isEqualTo(200);
    }

    @Test
    void noIntervalWhereMostReplicatesHaveOneClass() {
        Predictions positives =
                Rows.of(new double[] {1, 2, 3}, 1, 1, 1).inGroups(1, 2, 3).predictions();

        assertThat(bootstrap.auc(positives)).isEmpty();
        assertThat(bootstrap.logLoss(positives)).isPresent();
    }

    @Test
    void rowsOfAGroupComeAndGoTogether() {
        // ten copies of each row in one group: the interval is as wide as that of single rows, not a third of it
        Rows single = Rows.random(5, 400, 100, 1).inGroups(numbers(400, 1));
        Rows copied = new Rows(new double[4000], new byte[4000], numbers(4000, 10));
        for (int row = 0; row < 4000; row++) {
            copied.logOdds()[row] = single.logOdds()[row / 10];
            copied.labels()[row] = single.labels()[row / 10];
        }

        assertThat(bootstrap.auc(copied.predictions())).isEqualTo(bootstrap.auc(single.predictions()));
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> new BootstrapOptions(-1, 0.95, 0)).hasMessageContaining("bootstrap replicates: -1");
        assertThatThrownBy(() -> new BootstrapOptions(1, 1.0, 0)).hasMessageContaining("confidence 1.0");
        assertThatThrownBy(() -> new Interval(2, 1, 0.95, 1, 0)).hasMessageContaining("low ≤ high");
    }

    private static long[] numbers(int rows, int each) {
        long[] numbers = new long[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = row / each;
        }
        return numbers;
    }

    private static void assertSurrounds(Optional<Interval> interval, MetricValue metric) {
        double value = metric.value().orElseThrow();
        assertThat(interval).hasValueSatisfying(found -> {
            assertThat(found.low()).isLessThan(value).isGreaterThan(value * 0.8);
            assertThat(found.high()).isGreaterThan(value).isLessThan(value * 1.2);
            assertThat(found.replicates()).isEqualTo(200);
            assertThat(found.skipped()).isZero();
        });
    }
}
