/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the log of a synthetic world. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the raw log of a synthetic world, impressions.csv and events.csv, and beside it in truth/ the true",
            "probability of every behaviour on every impression."
        },
        footer = {"", "Example:", "  entirespace simulate --impressions 300000 --dial selection=1 --out work/world"})
final class SimulateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private WorldSettings settings = new WorldSettings();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the log. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work", "world");

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        WorldOptions options = settings.options();
        write(terminal, options, out);
        return ExitCode.OK;
    }

    static void write(Terminal terminal, WorldOptions options, Path folder) throws Exception {
        terminal.say(String.format(Locale.ROOT, "simulating %,d impressions into %s", options.impressions(), folder));
        World.of(options).write(folder, Runtime.getRuntime().availableProcessors(), ProgressListener.NONE);
    }
}
