/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code entirespace}. */
@Command(
        name = "entirespace",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "From raw behaviour logs to calibrated conversion probabilities for every impression.",
        footer = {
            "",
            "Examples:",
            "  entirespace quickstart",
            "  entirespace run recipe.yaml --data logs --out work",
            "  entirespace run recipe.yaml --data logs --out work --model esmm --model hm3",
            "",
            "Exit codes: 0 ok, 2 usage, 64 recipe, 65 bad data, 70 internal, 73 cannot create, 74 input/output, 80 quality drop, 130 interrupted."
        })
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        boolean interactive = Boolean.getBoolean("entirespace.terminal");
        Terminal terminal = new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                interactive);
        System.exit(commandLine(terminal, Clock.systemUTC()).execute(arguments));
    }

    /** The command line over a terminal and a clock, so that a test can own both. */
    static CommandLine commandLine(Terminal terminal, Clock clock) {
        Steps steps = new Steps(terminal, clock);
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(WorldHelp.on(new QuickstartCommand(terminal, steps)));
        line.addSubcommand(new RunCommand(steps));
        line.addSubcommand(WorldHelp.on(new SimulateCommand(terminal)));
        line.addSubcommand(new PrepareCommand(steps));
        line.addSubcommand(new TrainCommand(steps));
        line.addSubcommand(new EvaluateCommand(steps));
        line.addSubcommand(new CalibrateCommand(terminal, clock));
        line.addSubcommand(new PredictCommand(terminal));
        line.addSubcommand(new VerifyCommand(terminal));
        line.addSubcommand(new ExportCommand(terminal));
        line.addSubcommand(new PackCommand(terminal));
        line.addSubcommand(new ServeCommand(terminal));
        line.addSubcommand(new CompareCommand(terminal, clock));
        line.addSubcommand(new DoctorCommand(terminal, steps));
        line.addSubcommand(new ModelsCommand(terminal));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new SchemaCommand(terminal));
        line.addSubcommand(new CommandLine(new BenchCommand())
                .addSubcommand(new BenchTrainCommand(terminal))
                .addSubcommand(new BenchRequestsCommand(terminal))
                .addSubcommand(new BenchServeCommand(terminal, clock))
                .addSubcommand(new BenchPredictCommand(terminal))
                .addSubcommand(new BenchPeakCommand(terminal)));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            int code = ExitCode.of(failure);
            terminal.say("entirespace: " + ExitCode.message(failure));
            if (code == ExitCode.INTERNAL) {
                failure.printStackTrace(terminal.err());
            }
            return code;
        });
        return line;
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"entirespace " + (version == null ? "development" : version)};
        }
    }
}
