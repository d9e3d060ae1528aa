/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
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
            "  entirespace compare experiments/trivago.yaml --logs ../shared/data --out work/trivago"
        })
final class CompareCommand implements Callable<Integer> {

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
    private Path logs = Path.of(".");

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
        try (Interruption interruption = new Interruption(terminal, "stopping: finished runs are kept")) {
            Comparison.Outcome outcome = new Comparison(
                            experiment,
                            options,
                            clock,
                            System::nanoTime,
                            interruption::requested,
                            new CompareProgress(terminal, System::nanoTime))
                    .run();
            double seconds = (System.nanoTime() - start) / 1e9;
            write(experiment, outcome, folder, facts(experiment, atATime, seconds));
            outcome.failed().forEach((run, why) -> terminal.say("failed: " + run + ": " + why));
            return outcome.failed().isEmpty() ? ExitCode.OK : ExitCode.BAD_DATA;
        }
    }

    private static long impressions(Experiment experiment) {
        return experiment.data().stream()
                .map(DataSet::world)
                .mapToLong(world -> world == null ? 0 : impressions(world))
                .max()
                .orElse(0);
    }

    private static long impressions(WorldOptions world) {
        return world.impressions();
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
        terminal.out().println("results: " + page.toAbsolutePath().normalize().toUri());
        terminal.out().flush();
    }

    private Map<String, String> facts(Experiment experiment, int atATime, double seconds) throws Exception {
        Map<String, String> facts = new LinkedHashMap<>();
        boolean real = experiment.data().stream().anyMatch(data -> data.folder() != null);
        facts.put("command", "`bin/entirespace compare " + file + (real ? " --logs " + logs : "") + "`");
        facts.putAll(Machine.facts());
        facts.put("runs at a time", Integer.toString(atATime));
        facts.put("wall time of this command", String.format(Locale.ROOT, "%,.0f s", seconds));
        return facts;
    }
}
