/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Search;
import org.entirespace.train.experiment.Trial;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.run.TrainingListener;
import org.entirespace.train.run.TrainingPlace;
import org.jspecify.annotations.Nullable;

/**
 * Runs an experiment: first the trials of its search, then every model on every data set with every seed, several runs at a time. What a
 * run came to is kept at once, and a finished run is not made again, so an experiment that was stopped goes on where it was. The figures
 * depend on the experiment alone, not on the order of its runs, on their number at a time or on threads.
 */
public final class Comparison {

    private final Experiment experiment;
    private final CompareOptions options;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final BooleanSupplier stopRequested;
    private final CompareListener listener;
    private final Path runs;
    private final Path models;

    /**
     * An experiment that is not started yet.
     *
     * @param clock tells when samples and bundles were written
     * @param nanoTime a monotonic clock in nanoseconds
     * @param stopRequested asked between batches; once true, runs under way are given up and no more begin
     */
    public Comparison(
            Experiment experiment,
            CompareOptions options,
            Clock clock,
            LongSupplier nanoTime,
            BooleanSupplier stopRequested,
            CompareListener listener) {
        this.experiment = experiment;
        this.options = options;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.stopRequested = stopRequested;
        this.listener = listener;
        runs = options.work().resolve("runs");
        models = options.work().resolve("models");
    }

    /**
     * What came of it.
     *
     * @param trials the records of the search
     * @param runs the records of the runs that are judged, by data set, model and seed in the experiment's order
     * @param failed the runs that failed, with the reason
     * @param stopped whether a stop was requested before all were made
     */
    public record Outcome(List<RunRecord> trials, List<RunRecord> runs, Map<RunKey, String> failed, boolean stopped) {

        /** Copies the collections. */
        public Outcome {
            trials = List.copyOf(trials);
            runs = List.copyOf(runs);
            failed = Map.copyOf(failed);
        }
    }

    /** Makes all runs that are not on disk yet. A run that fails is told and left out; it is tried again the next time. */
    public Outcome run() throws IOException {
        Files.createDirectories(runs);
        Map<RunKey, String> failed = new LinkedHashMap<>();
        List<RunRecord> tried = make(trials(), failed);
        if (stopRequested.getAsBoolean()) {
            return new Outcome(tried, List.of(), failed, true);
        }
        List<RunRecord> made = make(judgedRuns(choices(tried)), failed);
        return new Outcome(tried, made, failed, stopRequested.getAsBoolean());
    }

    private List<PlannedRun> trials() {
        Search search = experiment.search();
        if (search == null) {
            return List.of();
        }
        DataSet data = on(search);
        List<PlannedRun> planned = new ArrayList<>();
        for (Contestant model : experiment.models()) {
            for (int trial = 1; trial <= search.trials().size(); trial++) {
                planned.add(PlannedRun.of(
                        data, model, search.seed(), search.trials().get(trial - 1), trial, true));
            }
        }
        return planned;
    }

    private DataSet on(Search search) {
        return experiment.data().stream()
                .filter(set -> set.name().equals(search.on()))
                .findFirst()
                .orElseThrow();
    }

    /** The best trial of each model by its criterion; the first where none has one. */
    private Map<String, Integer> choices(List<RunRecord> tried) {
        Search search = experiment.search();
        if (search == null) {
            return Map.of();
        }
        EarlyStopping stopping = on(search).recipe().training().earlyStopping();
        Map<String, Integer> choices = new LinkedHashMap<>();
        for (Contestant model : experiment.models()) {
            List<RunRecord> own = tried.stream()
                    .filter(trial -> trial.key().model().equals(model.name()))
                    .toList();
            Choice.best(own, stopping.metric().isHigherBetter()).ifPresent(best -> {
                choices.put(model.name(), best.key().trial());
                listener.chose(model.name(), best.key().trial(), best.criterionText());
            });
        }
        return choices;
    }

    /** Runs that share samples one after another, so that samples can go as soon as possible. */
    private List<PlannedRun> judgedRuns(Map<String, Integer> choices) {
        List<PlannedRun> planned = new ArrayList<>();
        for (long seed : experiment.seeds()) {
            for (DataSet data : experiment.data()) {
                for (Contestant model : experiment.models()) {
                    int chosen = choices.getOrDefault(model.name(), 0);
                    planned.add(PlannedRun.of(data, model, seed, trial(chosen), chosen, false)
                            .with(experiment.online()));
                }
            }
        }
        Map<DataIdentity, List<PlannedRun>> bySamples = new LinkedHashMap<>();
        planned.forEach(run -> bySamples
                .computeIfAbsent(run.identity(), absent -> new ArrayList<>())
                .add(run));
        return bySamples.values().stream().flatMap(List::stream).toList();
    }

    private @Nullable Trial trial(int number) {
        Search search = experiment.search();
        return search == null || number == 0 ? null : search.trials().get(number - 1);
    }

    private List<RunRecord> make(List<PlannedRun> planned, Map<RunKey, String> failed) throws IOException {
        DataPool pool = new DataPool(options.work().resolve("samples"), options, clock, listener);
        Map<RunKey, RunRecord> records = new LinkedHashMap<>();
        List<PlannedRun> open = new ArrayList<>();
        for (PlannedRun run : planned) {
            Optional<RunRecord> known = RunFile.read(runs, run.key(), run.fingerprint(experiment));
            if (known.isPresent()) {
                records.put(run.key(), known.get());
            } else {
                open.add(run);
                pool.expect(run.identity());
            }
        }
        if (!planned.isEmpty()) {
            listener.began(planned.size(), records.size());
        }
        makeOpen(open, pool, records, failed);
        return planned.stream()
                .flatMap(run -> Optional.ofNullable(records.get(run.key())).stream())
                .toList();
    }

    private void makeOpen(
            List<PlannedRun> open, DataPool pool, Map<RunKey, RunRecord> records, Map<RunKey, String> failed)
            throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(options.workers());
        try {
            Map<RunKey, Future<Optional<RunRecord>>> futures = new LinkedHashMap<>();
            for (PlannedRun run : open) {
                futures.put(run.key(), executor.submit(() -> make(run, pool)));
            }
            for (Map.Entry<RunKey, Future<Optional<RunRecord>>> entry : futures.entrySet()) {
                try {
                    entry.getValue().get().ifPresent(record -> records.put(entry.getKey(), record));
                } catch (ExecutionException e) {
                    Throwable why = e.getCause() == null ? e : e.getCause();
                    if (why instanceof Error error) {
                        throw error;
                    }
                    failed.put(entry.getKey(), String.valueOf(why.getMessage()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an experiment ran");
        } finally {
            executor.shutdownNow();
        }
    }

    /** Makes a run; nothing where a stop was requested before its end. */
    private Optional<RunRecord> make(PlannedRun run, DataPool pool) throws IOException, BadLogException {
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            PreparedData data = pool.get(run.identity());
            listener.started(run.key());
            Path bundle = models.resolve(run.key().place());
            TrainingPlace place = new TrainingPlace(
                    TowerLibrary.fastest(run.recipe().training().precision()),
                    clock,
                    nanoTime,
                    stopRequested,
                    TrainingListener.SILENT);
            RunRecord record = new ModelRun(experiment, run, options.threadsOfRun()).make(data, bundle, place);
            if (stopRequested.getAsBoolean()) {
                return Optional.empty();
            }
            RunFile.write(runs, record);
            if (!options.keepSamples()) {
                FolderTree.delete(bundle);
            }
            listener.ended(record);
            return Optional.of(record);
        } catch (IOException | BadLogException | RuntimeException e) {
            listener.failed(run.key(), e);
            throw e;
        } finally {
            if (!stopRequested.getAsBoolean()) {
                pool.done(run.identity());
            }
        }
    }
}
