/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.model.speed.SpeedOptions;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.predict.PredictOptions;
import org.entirespace.train.predict.PredictionSpeed;
import org.entirespace.train.predict.PredictionSpeedOptions;
import org.entirespace.train.predict.PredictionTimes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures batch prediction. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Measures predict from file to file: HM3 as in bench train with random weights, rows of 23 texts, of which the",
            "rows of a request have 15 in common. Everything is made up in a temporary folder (java.io.tmpdir). A sample of",
            "rows must be scored as plain Java scores them, or no figure is printed. The file is scored as predict does it,",
            "a database process of its own included, and the model is loaded before."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace bench predict",
            "  entirespace bench predict --engine float32 --candidates 50 --keep field0,field22"
        })
final class BenchPredictCommand implements Callable<Integer> {

    private static final int SAMPLES = 100;
    private static final String MEMORY = "2GB";

    private final Terminal terminal;

    @Option(names = "--threads", description = "Threads. Default: all cores, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rows", description = "Rows of the file. Default: ${DEFAULT-VALUE}.")
    private int rows = 4_000_000;

    @Option(names = "--table-rows", description = "Embedding rows of all fields together. Default: ${DEFAULT-VALUE}.")
    private int tableRows = 2_000_000;

    @Option(names = "--candidates", description = "Rows of a request. Default: ${DEFAULT-VALUE}.")
    private int candidates = 200;

    @Option(names = "--format", description = "The file's format: parquet or csv. Default: ${DEFAULT-VALUE}.")
    private String format = "parquet";

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns that are written before the scores, of field0 to field22. Default: all.")
    private @Nullable List<String> kept;

    @Option(names = "--rounds", description = "Timed rounds; the median counts. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--engine",
            split = ",",
            description = {
                "What computes the towers, measured in turns: ${COMPLETION-CANDIDATES}.",
                "Default: float32, and bfloat16 where the processor has it."
            })
    private List<BenchEngine> engines = List.of();

    BenchPredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<TowerEngine> chosen = (engines.isEmpty() ? BenchEngine.here() : engines)
                .stream().map(BenchEngine::engine).toList();
        SpeedOptions model = new SpeedOptions(23, tableRows, 16, List.of(200, 80), 1, 1, threads, rounds, 1);
        PredictOptions prediction = new PredictOptions(kept, false, false, 0, MEMORY, threads);
        PredictionSpeedOptions options =
                new PredictionSpeedOptions(model, rows, candidates, format, prediction, SAMPLES);
        terminal.say("measuring " + rounds + " rounds on " + threads + " threads");
        double peak = BenchPeakCommand.inAnotherProcess(threads).orElse(0);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            PredictionSpeed speed = new PredictionSpeed(options, chosen, folder.path(), System::nanoTime);
            print(speed.run(), speed.megaflopPerRow(), peak);
        }
        return ExitCode.OK;
    }

    private void print(List<PredictionSpeed.Result> results, double megaflop, double peak) {
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%-40s %9s %21s %6s %7s %7s %7s %10s %8s%n",
                        "engine",
                        "rows/s",
                        "slowest-fastest round",
                        "open",
                        "encode",
                        "score",
                        "write",
                        "difference",
                        "of peak");
        for (PredictionSpeed.Result result : results) {
            PredictionTimes times = result.times();
            double gigaflops = megaflop * rows / times.score() / 1e3;
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%-40s %,9.0f %,12.0f-%,8.0f %5.2fs %6.2fs %6.2fs %6.2fs %10.1e %8s%n",
                            result.engine(),
                            result.rowsPerSecond(),
                            result.slowest(),
                            result.fastest(),
                            times.open(),
                            times.encode(),
                            times.score(),
                            times.write(),
                            result.difference(),
                            peak == 0 ? "?" : String.format(Locale.ROOT, "%.0f %%", 100 * gigaflops / peak));
        }
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%,d rows, %d of a request; %.2f MFLOP in matrix products a row, %.0f GFLOP/s the peak in floats;"
                                + " the median of %d rounds counts%n",
                        rows,
                        candidates,
                        megaflop,
                        peak,
                        rounds);
        terminal.out().flush();
    }
}
