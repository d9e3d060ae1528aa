/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.train.compare.Comparison.Outcome;
import org.entirespace.train.compare.SmallExperiment.Heard;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Online;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment with an online test from its plan to its page. */
class OnlineComparisonTest {

    private static final Online ONLINE = new Online(300, 600, 12, 4, "purchase");

    @TempDir
    static Path shared;

    @TempDir
    Path work;

    private static Experiment experiment;
    private static Outcome outcome;
    private static final Heard HEARD = new Heard();

    @BeforeAll
    static void runOnce() throws Exception {
        experiment = SmallExperiment.online(ONLINE);
        outcome = SmallExperiment.comparison(experiment, shared, 2, () -> false, HEARD)
                .run();
    }

    @Test
    void everyModelBeatsRandomOrderAndNoneTheTruth() {
        assertThat(outcome.failed()).isEmpty();
        assertThat(HEARD.prepared).containsExactly("a world with seed 1");
        for (RunRecord run : outcome.runs()) {
            assertThat(value(run, "online", "reached")).isBetween(0.05, 0.95);
            for (String metric : List.of("clicks", "purchases", "revenue", "expected_purchases")) {
                assertThat(run.figure(new FigureKey("purchase", "online", metric))
                                .orElseThrow()
                                .replicates())
                        .hasSize(20);
            }
        }
    }

    private static double value(RunRecord run, String rows, String metric) {
        return run.figure(new FigureKey("purchase", rows, metric))
                .flatMap(figure -> figure.value().value().stream().boxed().findFirst())
                .orElseThrow();
    }

    @Test
    void offlineFiguresAreThoseOfAnExperimentWithout() throws Exception {
        Experiment plain = new Experiment(
                "small",
                "",
                experiment.data(),
                experiment.models(),
                "dnn",
                List.of(1L),
                null,
                null,
                Judging.of(20, 0.9),
                null);
        Outcome offline = SmallExperiment.comparison(plain, work, 2, () -> false, new Heard())
                .run();

        assertThat(offline.runs()).hasSize(2);
        for (int run = 0; run < 2; run++) {
            List<Figure> without = outcome.runs().get(run).figures().stream()
                    .filter(figure -> !figure.key().rows().startsWith("online"))
                    .toList();
            assertThat(without).isEqualTo(offline.runs().get(run).figures());
        }
    }

    @Test
    void trainingAndValidationSamplesAreThoseOfALogWithoutCandidates() throws Exception {
        DataIdentity plain = DataIdentity.of(experiment.data().get(0), 1);
        SampleFolder without = prepared(plain);
        SampleFolder with = prepared(plain.with(ONLINE.traffic()));

        assertThat(with.manifest().schema()).isEqualTo(without.manifest().schema());
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            assertThat(with.manifest().columns(split).seal().sha256())
                    .isEqualTo(without.manifest().columns(split).seal().sha256());
        }
        assertThat(with.manifest().summary(Split.TEST).rows())
                .isEqualTo(without.manifest().summary(Split.TEST).rows() + 600 * 12);
    }

    private SampleFolder prepared(DataIdentity identity) throws Exception {
        DataPool pool = new DataPool(
                work.resolve("samples"),
                new CompareOptions(work, work, 1, 2, "500MB", true),
                SmallExperiment.CLOCK,
                CompareListener.SILENT);
        pool.expect(identity);
        return pool.get(identity).samples();
    }

    @Test
    void theOnlineOptionsAreOfTheFingerprintAndOfRunsThatAreJudgedOnly() throws Exception {
        Heard heard = new Heard();
        SmallExperiment.comparison(experiment, shared, 2, () -> false, heard).run();
        assertThat(heard.ended).isEmpty();

        PlannedRun run = PlannedRun.of(
                        experiment.data().get(0), experiment.models().get(0), 1, null, 0, false)
                .with(ONLINE);
        Experiment byClick = SmallExperiment.online(new Online(300, 600, 12, 4, "click"));
        assertThat(run.fingerprint(byClick)).isNotEqualTo(run.fingerprint(experiment));
        PlannedRun trial =
                PlannedRun.of(experiment.data().get(0), experiment.models().get(0), 9, null, 1, true);
        assertThat(trial.fingerprint(byClick)).isEqualTo(trial.fingerprint(experiment));
    }

    @Test
    void thePageTellsOfItWithDifferencesAndBothReferences() {
        String page = ResultsPage.text(Summary.of(experiment, outcome.runs()), List.of(), Map.of());

        assertThat(page)
                .contains("### Online\n\n300 users whom no model has seen come 600 times on the day after the log")
                .containsPattern("\\| `esmm` \\| \\d+ \\| [+-]\\d+ \\[[+-]\\d+, [+-]\\d+\\].*; [+-]\\d+\\.\\d % \\[")
                .contains("| order by the truth |")
                .contains("| random order |");
    }

    @Test
    void samplesDoNotStay() throws Exception {
        try (var files = Files.walk(shared)) {
            assertThat(files.filter(Files::isRegularFile)).allMatch(file -> file.startsWith(shared.resolve("runs")));
        }
    }
}
