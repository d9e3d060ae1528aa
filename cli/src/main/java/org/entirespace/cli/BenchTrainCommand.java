/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.speed.SpeedOptions;
import org.entirespace.model.speed.TrainingSpeed;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.document.DocumentMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures training. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Measures training steps of HM3: 23 categorical fields of 16, six towers 368-200-80-1, and beside them the",
            "machine's peak of multiply-adds and its best rate of one large matrix product, so that machines can be",
            "compared. Forty million rows need ENTIRESPACE_JAVA_OPTS=-Xmx10g."
        },
        footer = {"", "Example:", "  entirespace bench train --threads 2"})
final class BenchTrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private BenchSettings settings = new BenchSettings();

    @Option(names = "--rounds", description = "Timed rounds of 20 steps; the median counts. Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Option(
            names = "--engine",
            split = ",",
            description = {
                "What computes the towers, measured in turns: ${COMPLETION-CANDIDATES}.",
                "Default: float32, and bfloat16 where the processor has it."
            })
    private List<BenchEngine> engines = List.of();

    @Option(names = "--json", description = "Print the figures as one line of JSON instead of a table.")
    private boolean json;

    BenchTrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<TowerEngine> chosen = (engines.isEmpty() ? BenchEngine.here() : engines)
                .stream().map(BenchEngine::engine).toList();
        SpeedOptions options = settings.options(rounds);
        terminal.say("measuring " + rounds + " rounds on " + options.threads() + " threads");
        double peak = BenchPeakCommand.inAnotherProcess(options.threads()).orElse(0);
        TrainingSpeed.Result result =
                new TrainingSpeed(options, chosen, System::nanoTime).run().beside(peak);
        if (json) {
            printJson(result);
        } else {
            print(result);
        }
        return ExitCode.OK;
    }

    private void printJson(TrainingSpeed.Result result) {
        terminal.out().println(DocumentMapper.json().writeValueAsString(result));
        terminal.out().flush();
    }

    private void print(TrainingSpeed.Result result) {
        PrintWriter out = terminal.out();
        out.printf(
                Locale.ROOT,
                "%-44s %9s %21s %9s %8s%n",
                "engine",
                "samples/s",
                "slowest-fastest round",
                "GFLOP/s",
                "of peak");
        for (TrainingSpeed.EngineSpeed speed : result.engines()) {
            out.printf(
                    Locale.ROOT,
                    "%-44s %,9.0f %,12.0f-%,8.0f %s%n",
                    speed.engine(),
                    speed.samplesPerSecond(),
                    speed.slowest(),
                    speed.fastest(),
                    rate(result, result.gigaflops(speed)));
        }
        out.printf(
                "%-44s %31s %s%n",
                "one large product of floats, best round", "", rate(result, result.productGigaflops()));
        if (result.peakGigaflops() > 0) {
            out.printf(
                    "%-44s %31s %s%n", "multiply-adds of floats, the peak", "", rate(result, result.peakGigaflops()));
        }
        out.printf(
                Locale.ROOT,
                "%.2f MFLOP in matrix products a sample; the median of %d rounds counts%n",
                result.megaflopPerSample(),
                rounds);
        out.printf(
                Locale.ROOT,
                "rows of embeddings: %s%n",
                RowLoopLibrary.fastest().description());
        out.flush();
    }

    private static String rate(TrainingSpeed.Result result, double gigaflops) {
        String share = result.peakGigaflops() == 0
                ? "?"
                : String.format(Locale.ROOT, "%.0f %%", 100 * gigaflops / result.peakGigaflops());
        return String.format(Locale.ROOT, "%9.0f %8s", gigaflops, share);
    }
}
