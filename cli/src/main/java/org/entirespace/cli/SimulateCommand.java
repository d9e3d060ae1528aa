/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the log of a synthetic world. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the raw log of a synthetic world, impressions.csv and events.csv, and beside it in truth/ the true",
            "probability of every behaviour on every impression. Equal settings give equal files, byte for byte."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace simulate --impressions 300000 --rates raised --out work/world",
            "  entirespace simulate --dial selection=2 --dial micro_informativeness=0 --out work/world",
            "  entirespace simulate --dial policy_skill=0.8 --dial confusion=1 --follow-up 2 --out work/world"
        })
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
        new Simulation(terminal, System::nanoTime).write(settings.options(), out);
        return ExitCode.OK;
    }
}
