/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.speed.SpeedOptions;
import org.entirespace.model.speed.TrainingSpeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures training. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Measures training steps of HM3: 23 categorical fields of 16, six towers 368-200-80-1, and beside them the",
            "best rate of one large matrix product, so that machines can be compared."
        },
        footer = {"", "Example:", "  entirespace bench train --threads 2"})
final class BenchTrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--threads", description = "Threads. Default: all cores, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rows", description = "Embedding rows of all fields together. Default: ${DEFAULT-VALUE}.")
    private int rows = 2_000_000;

    @Option(names = "--batch-size", description = "Samples of a step. Default: ${DEFAULT-VALUE}.")
    private int batchSize = 4096;

    @Option(names = "--slices", description = "Fixed parts of a batch. Default: ${DEFAULT-VALUE}.")
    private int slices = 4;

    @Option(names = "--rounds", description = "Timed rounds of 20 steps; the median counts. Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Option(names = "--java", description = "Use the plain Java products instead of the native library.")
    private boolean plainJava;

    BenchTrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MatrixProducts products = plainJava ? MatrixLibrary.plainJava() : MatrixLibrary.fastest();
        SpeedOptions options = new SpeedOptions(23, rows, 16, List.of(200, 80), batchSize, slices, threads, rounds, 20);
        terminal.say("measuring " + rounds + " rounds with " + products.description() + " on " + threads + " threads");
        TrainingSpeed.Result result = new TrainingSpeed(options, products, System::nanoTime).run();
        double achieved = result.samplesPerSecond() * result.megaflopPerSample() / 1e3;
        terminal.out()
                .printf(
                        Locale.ROOT,
                        """
                training          %,10.0f samples/s (median of %d rounds; slowest %,.0f, fastest %,.0f)
                a sample          %10.2f MFLOP in matrix products, so %.0f GFLOP/s reached
                matrix product    %10.0f GFLOP/s at best on %d threads; training reaches %.0f %% of it
                """,
                        result.samplesPerSecond(),
                        rounds,
                        result.slowest(),
                        result.fastest(),
                        result.megaflopPerSample(),
                        achieved,
                        result.productGigaflops(),
                        threads,
                        100 * achieved / result.productGigaflops());
        terminal.out().flush();
        return ExitCode.OK;
    }
}
