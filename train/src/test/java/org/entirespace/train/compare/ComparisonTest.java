/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.train.compare.Comparison.Outcome;
import org.entirespace.train.compare.SmallExperiment.Heard;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Search;
import org.entirespace.train.experiment.Trial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Judging JUDGING = Judging.of(20, 0.9);
    private static final FigureKey CVR_AUC = new FigureKey("purchase|click", "click", "auc");

    @TempDir
    static Path shared;

    @TempDir
    Path work;

    private static Experiment experiment;
    private static Outcome outcome;
    private static final Heard HEARD = new Heard();

    @BeforeAll
    static void runOnce() throws Exception {
        experiment = SmallExperiment.of(SmallExperiment.search(), JUDGING, List.of(1L, 2L));
        outcome = SmallExperiment.comparison(experiment, shared, 2, () -> false, HEARD)
                .run();
    }

    @Test
    void everyModelRunsOnEveryDataSetWithEverySeed() {
        assertThat(outcome.stopped()).isFalse();
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.runs().stream().map(RunRecord::key))
                .containsExactlyInAnyOrder(
                        new RunKey("whole", "dnn", 1, 0),
                        new RunKey("whole", "esmm", 1, 0),
                        new RunKey("half", "dnn", 1, 0),
                        new RunKey("half", "esmm", 1, 0),
                        new RunKey("whole", "dnn", 2, 0),
                        new RunKey("whole", "esmm", 2, 0),
                        new RunKey("half", "dnn", 2, 0),
                        new RunKey("half", "esmm", 2, 0));
        assertThat(outcome.trials()).hasSize(4);
        assertThat(HEARD.ended).hasSize(12);
        assertThat(HEARD.doneBefore).isZero();
    }

    @Test
    void dataSetsThatDifferInTheirShareHaveTheirSamplesInCommon() {
        assertThat(HEARD.prepared).containsExactly("a world with seed 9", "a world with seed 1", "a world with seed 2");
        assertThat(run(outcome, "half", "esmm", 1).training().rows())
                .isEqualTo(
                        Math.round(run(outcome, "whole", "esmm", 1).training().rows() / 2.0));
    }

    @Test
    void everyRunIsJudgedByLabelsAndByTheTruth() {
        for (RunRecord run : outcome.runs()) {
            Figure auc = run.figure(CVR_AUC).orElseThrow();
            assertThat(auc.value().value().orElseThrow()).isBetween(0.3, 1.0);
            assertThat(auc.replicates()).hasSize(20);
            for (String rows : List.of(TruthFigures.ALL, TruthFigures.CLICKED, TruthFigures.UNCLICKED)) {
                assertThat(run.figure(new FigureKey("purchase|click", rows, TruthFigures.LOGIT_ERROR))
                                .orElseThrow()
                                .value()
                                .value()
                                .orElseThrow())
                        .isBetween(0.1, 3.0);
            }
        }
    }

    @Test
    void trialsSeeTheValidationSplitOnlyAndTheBetterIsTaken() {
        assertThat(outcome.trials()).allMatch(trial -> trial.figures().isEmpty());
        for (String model : List.of("dnn", "esmm")) {
            List<RunRecord> own = outcome.trials().stream()
                    .filter(trial -> trial.key().model().equals(model))
                    .toList();
            double first = own.get(0).criterion().value().orElseThrow();
            double second = own.get(1).criterion().value().orElseThrow();
            int better = second < first ? 2 : 1;
            assertThat(HEARD.chosen).contains(model + " " + better);
            assertThat(outcome.runs())
                    .filteredOn(run -> run.key().model().equals(model))
                    .allMatch(run -> run.chosen() == better);
        }
    }

    @Test
    void theMetricOfTheDataSetThatIsSearchedOnSaysWhichTrialIsBetter() throws Exception {
        Experiment mixed = SmallExperiment.searchedByAuc(JUDGING);
        Heard heard = new Heard();

        Outcome chosen =
                SmallExperiment.comparison(mixed, work, 2, () -> false, heard).run();

        double first = chosen.trials().get(0).criterion().value().orElseThrow();
        double second = chosen.trials().get(1).criterion().value().orElseThrow();
        assertThat(chosen.trials()).allMatch(trial -> trial.criterionName().startsWith("auc"));
        assertThat(heard.chosen).containsExactly("esmm " + (second > first ? 2 : 1));
    }

    @Test
    void samplesAndModelsDoNotStay() throws Exception {
        try (var files = Files.walk(shared)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.startsWith(shared.resolve("runs")))
                    .hasSize(12);
        }
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws Exception {
        Heard heard = new Heard();

        Outcome again = SmallExperiment.comparison(experiment, shared, 2, () -> false, heard)
                .run();

        assertThat(heard.ended).isEmpty();
        assertThat(heard.prepared).isEmpty();
        assertThat(heard.doneBefore).isEqualTo(8);
        assertThat(again.runs()).isEqualTo(outcome.runs());
    }

    @Test
    void aDamagedRecordIsMadeAgainAndTheSameComesOfIt() throws Exception {
        Path copy = work.resolve("copy");
        copyRuns(copy);
        Path damaged = copy.resolve("runs").resolve(new RunKey("half", "esmm", 2, 0).file());
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        Heard heard = new Heard();

        Outcome again = SmallExperiment.comparison(experiment, copy, 1, () -> false, heard)
                .run();

        assertThat(heard.ended).containsExactly(new RunKey("half", "esmm", 2, 0));
        assertThat(run(again, "half", "esmm", 2).figures())
                .as("one worker with two threads, and two with one, come to the same bits")
                .isEqualTo(run(outcome, "half", "esmm", 2).figures());
    }

    @Test
    void aRecordMadeInAnotherWayIsMadeAgain() throws Exception {
        Path copy = work.resolve("copy");
        copyRuns(copy);
        Experiment other = SmallExperiment.of(null, JUDGING, List.of(1L));
        Heard heard = new Heard();

        SmallExperiment.comparison(other, copy, 2, () -> false, heard).run();

        assertThat(heard.ended).hasSize(4);
    }

    @Test
    void aStoppedExperimentGoesOnWhereItWas() throws Exception {
        Experiment small = SmallExperiment.of(null, JUDGING, List.of(1L));
        AtomicBoolean stop = new AtomicBoolean();
        Heard first = new Heard() {
            @Override
            public synchronized void ended(RunRecord record) {
                super.ended(record);
                stop.set(true);
            }
        };
        Outcome stopped =
                SmallExperiment.comparison(small, work, 1, stop::get, first).run();
        Heard second = new Heard();
        Outcome finished =
                SmallExperiment.comparison(small, work, 1, () -> false, second).run();

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.runs()).hasSize(1);
        assertThat(second.doneBefore).isEqualTo(1);
        assertThat(second.ended).hasSize(3).doesNotContainAnyElementsOf(first.ended);
        assertThat(second.prepared)
                .as("samples of the stopped run are used again")
                .isEmpty();
        assertThat(finished.runs()).hasSize(4);
    }

    @Test
    void aRunThatFailsIsToldAndTheOthersGoOn() throws Exception {
        Search diverging = new Search("half", 9, List.of(new Trial(1e30, 1e30, null, 1, null, null)));
        Experiment small = SmallExperiment.of(diverging, JUDGING, List.of(1L));
        Heard heard = new Heard();

        Outcome some =
                SmallExperiment.comparison(small, work, 2, () -> false, heard).run();

        assertThat(heard.failed).contains(new RunKey("half", "dnn", 9, 1), new RunKey("half", "esmm", 9, 1));
        assertThat(some.failed()).containsKey(new RunKey("half", "dnn", 9, 1));
        assertThat(some.runs())
                .as("without a trial that ended, models run as the recipe says")
                .hasSize(4);
        assertThat(some.runs()).allMatch(run -> run.chosen() == 0);
    }

    private void copyRuns(Path target) throws Exception {
        try (var files = Files.walk(shared.resolve("runs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(shared.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private static RunRecord run(Outcome outcome, String data, String model, long seed) {
        return outcome.runs().stream()
                .filter(run -> run.key().equals(new RunKey(data, model, seed, 0)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresSurviveTheirFile() throws Exception {
        RunRecord run = run(outcome, "whole", "dnn", 1);
        Figure undefined = Figure.plain("a|b", "b", "auc", MetricValue.undefined("one class"));
        RunRecord odd = new RunRecord(
                run.key(), "f", 3, MetricValue.undefined("no rows"), "auc of b", run.training(), List.of(undefined));

        RunFile.write(work, odd);

        assertThat(RunFile.read(work, run.key(), "f")).contains(odd);
        assertThat(RunFile.read(work, run.key(), "g")).isEmpty();
        assertThat(RunFile.read(work, new RunKey("whole", "dnn", 7, 0), "f")).isEmpty();
    }
}
