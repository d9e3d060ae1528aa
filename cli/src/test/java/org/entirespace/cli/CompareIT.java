/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.entirespace.train.compare.CompareListener;
import org.entirespace.train.compare.CompareOptions;
import org.entirespace.train.compare.Comparison;
import org.entirespace.train.compare.FigureKey;
import org.entirespace.train.compare.Summary;
import org.entirespace.train.compare.TruthFigures;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.ExperimentReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick experiment that is shipped: it runs, it goes on, and its models stand in the papers' order. */
class CompareIT {

    private static final Path EXPERIMENT = Path.of("..", "experiments", "quick.yaml");

    @TempDir
    static Path folder;

    private static Shell shell;
    private static Summary summary;

    @BeforeAll
    static void run() throws Exception {
        shell = Shell.run("compare", EXPERIMENT, "--out", folder);
        Experiment experiment = ExperimentReader.read(EXPERIMENT);
        CompareOptions options = new CompareOptions(folder, Path.of("."), 1, 1, "2GB", false);
        Comparison.Outcome known = new Comparison(
                        experiment, options, Clock.systemUTC(), System::nanoTime, () -> false, CompareListener.SILENT)
                .run();
        summary = Summary.of(experiment, known.runs());
    }

    @Test
    void allRunsAreMadeAndReported() throws Exception {
        assertThat(shell.err()).doesNotContain("Exception").contains("12/12").contains("min left");
        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("results: file:");
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("# Results of quick", "CVR AUC on clicks", "pCVR AUC on unclicked, by truth", "`hm3`")
                .doesNotContain("not run");
        assertThat(folder.resolve("figures.parquet")).isNotEmptyFile();
        assertThat(shell.out()).contains("report: file:");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains(
                        "<title>Results of quick</title>",
                        "Differences from esmm",
                        ">pCVR AUC on unclicked, by truth<");
    }

    @Test
    void theSecondTimeNothingIsLeftToDo() {
        Shell again = Shell.run("compare", EXPERIMENT, "--out", folder);

        assertThat(again.err()).contains("12 runs, 12 of them done before").doesNotContain("preparing");
        assertThat(again.code()).isEqualTo(ExitCode.OK);
    }

    /** ESM2 and HM3 differ by about one standard deviation, so their order is reported, not asserted. */
    @Test
    void meansOverTheSeedsStandInThePapersOrder() {
        for (FigureKey key : List.of(
                new FigureKey("purchase|click", "click", "auc"),
                new FigureKey("purchase|click", TruthFigures.ALL, "drawn_auc"),
                new FigureKey("purchase|click", TruthFigures.UNCLICKED, "drawn_auc"))) {
            assertThat(List.of(mean("dnn", key), mean("esmm", key), mean("hm3", key)))
                    .as(key.toString())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private static double mean(String model, FigureKey key) {
        return summary.entry("world", model, key).orElseThrow().mean();
    }
}
