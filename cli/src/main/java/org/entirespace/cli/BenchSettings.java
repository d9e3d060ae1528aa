/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.List;
import org.entirespace.model.speed.SpeedOptions;
import picocli.CommandLine.Option;

/** The options of measurements of training. */
final class BenchSettings {

    private static final int STEPS = 20;

    @Option(names = "--threads", description = "Threads. Default: all cores, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--rows", description = "Embedding rows of all fields together. Default: ${DEFAULT-VALUE}.")
    private int rows = 2_000_000;

    @Option(names = "--batch-size", description = "Samples of a step. Default: ${DEFAULT-VALUE}.")
    private int batchSize = 4096;

    @Option(names = "--slices", description = "Fixed parts of a batch. Default: ${DEFAULT-VALUE}.")
    private int slices = 4;

    /** HM3 with 23 fields of 16 and towers 368-200-80-1, in these sizes. */
    SpeedOptions options(int rounds) {
        return new SpeedOptions(23, rows, 16, List.of(200, 80), batchSize, slices, threads, rounds, STEPS);
    }
}
