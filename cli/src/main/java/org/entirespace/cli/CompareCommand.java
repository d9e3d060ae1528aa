/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.compare.CompareOptions;
import org.entirespace.train.compare.Comparison;
import org.entirespace.train.compare.FigureTable;
import org.entirespace.train.compare.ResultsPage;
import org.entirespace.train.compare.Summary;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.ExperimentReader;
import org.entirespace.train.report.ExperimentReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an experiment: every model on every data set with every seed, judged alike, and in synthetic worlds also",
            "against the truth. Finished runs are kept, so an experiment that was stopped goes on where it was. Writes",
            "results.md, report.html and figures.parquet."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace compare experiments/papers.yaml",
            "  entirespace compare experiments/trivago.yaml --logs logs --out work/trivago"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Path WITHOUT_LOGS = Path.of(".");

    private final Terminal terminal;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "The experiment, a YAML file.")
    private Path file = Path.of("experiment.yaml");

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for all results. Default: work/NAME.")
    private @Nullable Path out;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Folder with the folders of real logs. Default: ${DEFAULT-VALUE}.")
    private Path logs = WITHOUT_LOGS;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Runs at a time. Default: one a processor, fewer where the heap is too small for so many.")
    private int workers;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Memory of the database that prepares samples; beyond it, it spills to disk. Default: ${DEFAULT-VALUE}.")
    private String memory = "2GB";

    @Option(names = "--keep", description = "Keep samples and models; they need much disk.")
    private boolean keep;

    CompareCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Experiment experiment = ExperimentReader.read(file);
        Path folder = out == null ? Path.of("work", experiment.name()) : out;
        OutFolder.check(folder);
        Files.createDirectories(folder);
        int processors = Runtime.getRuntime().availableProcessors();
        int atATime = workers == 0
                ? CompareOptions.workersFor(processors, Runtime.getRuntime().maxMemory(), impressions(experiment))
                : workers;
        CompareOptions options = new CompareOptions(folder, logs, atATime, Math.max(atATime, processors), memory, keep);
        long start = System.nanoTime();
        CompareProgress progress = new CompareProgress(terminal, System::nanoTime);
        try (Interruption interruption = new Interruption(terminal, "stopping: finished runs are kept")) {
            Comparison.Outcome outcome = new Comparison(
                            experiment, options, clock, System::nanoTime, interruption::requested, progress)
                    .run();
            write(experiment, outcome, folder, facts(folder, atATime, progress.made(), start));
            outcome.failed().forEach((run, why) -> terminal.say("failed: " + run + ": " + why));
            return outcome.failed().isEmpty() ? ExitCode.OK : ExitCode.BAD_DATA;
        }
    }

    private static long impressions(Experiment experiment) {
        long most = 0;
        for (DataSet data : experiment.data()) {
            WorldOptions world = data.world();
            most = world == null ? most : Math.max(most, world.impressions());
        }
        return most;
    }

    private void write(Experiment experiment, Comparison.Outcome outcome, Path folder, Map<String, String> facts)
            throws Exception {
        if (outcome.runs().isEmpty()) {
            return;
        }
        Summary summary = Summary.of(experiment, outcome.runs());
        Path page = folder.resolve("results.md");
        ResultsPage.write(page, summary, outcome.trials(), facts);
        FigureTable.write(folder.resolve("figures.parquet"), experiment, outcome.runs());
        Path report = folder.resolve("report.html");
        ExperimentReport.write(report, summary, outcome.trials(), facts);
        terminal.out().println("results: " + page.toAbsolutePath().normalize().toUri());
        terminal.out().println("report: " + report.toAbsolutePath().normalize().toUri());
        terminal.out().flush();
    }

    /** How and where the runs were made: now, or by the commands that made them before. */
    private Map<String, String> facts(Path folder, int atATime, int made, long start) throws Exception {
        CostFile cost = CostFile.in(folder);
        if (made > 0) {
            Map<String, String> now = new LinkedHashMap<>(Machine.facts());
            now.put("runs at a time", Integer.toString(atATime));
            cost.add((System.nanoTime() - start) / 1e9, now);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "command",
                "`bin/entirespace compare " + file + (logs.equals(WITHOUT_LOGS) ? "" : " --logs " + logs) + "`");
        facts.putAll(cost.facts());
        return facts;
    }
}
