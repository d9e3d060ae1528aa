/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.calibration.CalibrationMethod;
import org.entirespace.model.calibration.LevelFit;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.run.BundleCalibration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calibrates the heads of a model. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the rates of a model right on samples that it did not learn from, and writes the model with the maps.",
            "First head by head, where the head's conditions hold; then all heads of a behaviour are raised or lowered alike,",
            "until the mean of its probability over all impressions is the share in which it happened. Parameters stay; every",
            "probability is composed of the calibrated rates. A head or behaviour with fewer than "
                    + BundleCalibration.LEAST + " samples of one outcome",
            "stays as it is. Maps that were there before are forgotten."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace calibrate work/model --samples work/samples",
            "  entirespace calibrate work/model --samples work/samples --method platt --out work/calibrated"
        })
final class CalibrateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Clock clock;

    @Parameters(paramLabel = "MODEL", description = "The model: its folder, or a zip file of it, which needs --out.")
    private Path model = Path.of("");

    @Option(names = "--samples", paramLabel = "DIR", description = "The samples. Default: ${DEFAULT-VALUE}.")
    private Path samples = Path.of("work", "samples");

    @Option(
            names = "--split",
            description = "Split to calibrate on: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Split split = Split.VALIDATION;

    @Option(
            names = "--method",
            description =
                    "${COMPLETION-CANDIDATES}: a line in logits, or a curve; the curve needs more samples. Default: ${DEFAULT-VALUE}.")
    private CalibrationMethod method = CalibrationMethod.ISOTONIC;

    @Option(
            names = "--heads-only",
            description = "Leave the levels over all impressions as they come out of the heads.")
    private boolean headsOnly;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the calibrated model. Default: MODEL itself.")
    private @Nullable Path out;

    CalibrateCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Path target = out == null ? model : out;
        OutFolder.check(target);
        BundleCalibration.Result result = calibrate();
        result.bundle().write(target);
        print(String.format(
                Locale.ROOT,
                "%-36s %12s %12s %18s %10s",
                "head",
                "samples",
                "positives",
                "predicted/observed",
                "calibrated"));
        for (BundleCalibration.Head head : result.heads()) {
            print(String.format(
                    Locale.ROOT,
                    "%-36s %,12d %,12d %18.4f %10s",
                    head.head(),
                    head.samples(),
                    head.positives(),
                    head.before(),
                    head.isCalibrated() ? String.format(Locale.ROOT, "%.4f", head.after()) : "too few"));
        }
        if (!result.levels().isEmpty()) {
            printLevels(result.levels());
        }
        terminal.say("calibrated model: " + target);
        return ExitCode.OK;
    }

    private BundleCalibration.Result calibrate() throws IOException {
        TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            return new BundleCalibration(engine, method, !headsOnly, workers)
                    .calibrate(
                            BundleLoading.load(model, engine).bundle(),
                            SampleFolder.open(samples),
                            split,
                            clock.instant().toString());
        }
    }

    private void printLevels(List<LevelFit.Level> levels) {
        print(String.format(
                Locale.ROOT,
                "%n%-36s %12s %12s %18s %10s %10s",
                "behavior, over all impressions",
                "samples",
                "positives",
                "predicted/observed",
                "by heads",
                "levelled"));
        for (LevelFit.Level level : levels) {
            print(String.format(
                    Locale.ROOT,
                    "%-36s %,12d %,12d %18.4f %10.4f %10s",
                    level.behavior(),
                    level.samples(),
                    level.positives(),
                    level.asTrained(),
                    level.byHeads(),
                    level.isLevelled() ? String.format(Locale.ROOT, "%.4f", level.after()) : "too few"));
        }
    }

    private void print(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
