/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.train.compare.Column.Better;
import org.entirespace.train.compare.Column.Verdict;
import org.entirespace.train.compare.RunRecord.Training;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final FigureKey KEY = new FigureKey("purchase|click", "click", "auc");

    @Test
    void meansAndDeviationsAreOverTheSeedsThatHaveAValue() throws Exception {
        Entry entry = summary(values(0.5, 0.6, 0.7), values(0.6, 0.8, Double.NaN))
                .entry("whole", "esmm", KEY)
                .orElseThrow();

        assertThat(entry.values()).containsExactly(0.6, 0.8);
        assertThat(entry.mean()).isCloseTo(0.7, within(1e-12));
        assertThat(entry.deviation().orElseThrow()).isCloseTo(Math.sqrt(0.02), within(1e-12));
    }

    @Test
    void differencesArePairedBySeedAndLeaveOutWhatOneOfThemLacks() throws Exception {
        Entry entry = summary(values(0.5, Double.NaN, 0.7), values(0.55, 0.9, 0.72))
                .entry("whole", "esmm", KEY)
                .orElseThrow();

        assertThat(entry.toBaseline().orElseThrow().mean()).isCloseTo((0.05 + 0.02) / 2, within(1e-12));
        assertThat(summary(values(0.5), values(0.6))
                        .entry("whole", "dnn", KEY)
                        .orElseThrow()
                        .toBaseline())
                .as("the baseline itself")
                .isEmpty();
    }

    @Test
    void whatIsBetterDependsOnTheFigureAndADoubtfulDifferenceIsATie() throws Exception {
        Entry higher = summary(values(0.5, 0.6, 0.7), values(0.6, 0.7, 0.8))
                .entry("whole", "esmm", KEY)
                .orElseThrow();
        Entry doubtful = summary(values(0.5, 0.6, 0.7), values(0.7, 0.4, 0.7))
                .entry("whole", "esmm", KEY)
                .orElseThrow();
        Entry nearerToOne = summary(values(2, 2.1, 2.2), values(0.8, 0.9, 0.7))
                .entry("whole", "esmm", KEY)
                .orElseThrow();

        assertThat(column(Better.HIGHER).verdict(higher)).isEqualTo(Verdict.BETTER);
        assertThat(column(Better.LOWER).verdict(higher)).isEqualTo(Verdict.WORSE);
        assertThat(column(Better.HIGHER).verdict(doubtful)).isEqualTo(Verdict.TIE);
        assertThat(column(Better.ONE).verdict(nearerToOne)).isEqualTo(Verdict.BETTER);
        assertThat(column(Better.HIGHER).verdict(nearerToOne)).isEqualTo(Verdict.WORSE);
    }

    @Test
    void whatWasNotRunOrHasNoValueIsTold() throws Exception {
        Summary summary = summary(values(0.5), values(Double.NaN));

        assertThat(summary.entry("whole", "esmm", KEY)).isEmpty();
        assertThat(summary.absence("whole", "esmm", KEY)).isEqualTo("undefined");
        assertThat(summary.absence("whole", "esmm", new FigureKey("micro", "impression", "auc")))
                .isEqualTo("–");
        assertThat(summary.absence("half", "esmm", KEY)).isEqualTo("not run");
    }

    private static Column column(Better better) {
        return new Column("t", KEY, better, 3);
    }

    private static List<MetricValue> values(double... numbers) {
        List<MetricValue> values = new ArrayList<>();
        for (double number : numbers) {
            values.add(Double.isNaN(number) ? MetricValue.undefined("one class") : MetricValue.of(number));
        }
        return values;
    }

    /** Runs of both models on one data set, a seed each value; resamples of the rows tell nothing more. */
    private static Summary summary(List<MetricValue> dnn, List<MetricValue> esmm) throws Exception {
        Experiment experiment = SmallExperiment.of(null, Judging.of(10, 0.9), List.of(1L, 2L, 3L));
        List<RunRecord> records = new ArrayList<>();
        for (int seed = 1; seed <= dnn.size(); seed++) {
            records.add(record("dnn", seed, dnn.get(seed - 1)));
            records.add(record("esmm", seed, esmm.get(seed - 1)));
        }
        return Summary.of(experiment, records);
    }

    private static RunRecord record(String model, long seed, MetricValue value) {
        List<MetricValue> replicates = Collections.nCopies(4, value);
        return new RunRecord(
                new RunKey("whole", model, seed, 0),
                "f",
                0,
                value,
                "auc of purchase",
                new Training(1, 1, 1, 1),
                List.of(new Figure(KEY, value, replicates)));
    }
}
