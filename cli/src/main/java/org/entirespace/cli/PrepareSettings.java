/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import org.entirespace.data.prepare.PrepareOptions;
import picocli.CommandLine.Option;

/** The options of preparing that several commands share. */
final class PrepareSettings {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the log's files; nothing outside it is read. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of(".");

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Memory of the database that prepares; beyond it, it spills to disk. Default: ${DEFAULT-VALUE}.")
    private String memory = "2GB";

    @Option(names = "--sample-seed", description = "Seed of the samples' order. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--no-parquet",
            description = "Write no Parquet files of raw values beside the samples; training needs none.")
    private boolean noParquet;

    Path data() {
        return data;
    }

    PrepareOptions options(String name) {
        PrepareOptions options =
                new PrepareOptions(name, memory, Runtime.getRuntime().availableProcessors(), seed);
        return noParquet ? options.withoutRaw() : options;
    }
}
