/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.EvaluationJson;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.evaluate.LearningCurve;
import org.entirespace.train.evaluate.TerminalTable;
import org.entirespace.train.recipe.EvaluationPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.report.Fact;
import org.entirespace.train.report.HtmlReport;
import org.entirespace.train.report.ModelSection;
import org.entirespace.train.report.Report;
import org.entirespace.train.run.BundleScoring;
import org.entirespace.train.run.CheckpointPlan;
import org.entirespace.train.run.DailyOptions;
import org.entirespace.train.run.DailyRun;
import org.entirespace.train.run.LearnedDays;
import org.entirespace.train.run.RunOptions;
import org.entirespace.train.run.TrainingPlace;
import org.entirespace.train.run.TrainingRun;

/** The three steps from a log to a report, as the commands share them. */
final class Steps {

    /** The most models that a report's title names. */
    private static final int NAMED_MODELS = 4;

    private final Terminal terminal;
    private final Clock clock;
    private final TowerEngine scoring = TowerLibrary.fastest(Precision.FLOAT32);

    Steps(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Makes samples of a log, and prints what became of it. */
    Manifest prepare(Recipe recipe, Path data, Path samples, PrepareOptions options)
            throws IOException, BadLogException {
        Manifest manifest = prepareQuietly(recipe, data, samples, options);
        terminal.out().println(PreparedTable.render(manifest));
        terminal.out().flush();
        return manifest;
    }

    private Manifest prepareQuietly(Recipe recipe, Path data, Path samples, PrepareOptions options)
            throws IOException, BadLogException {
        terminal.say("preparing " + recipe.name() + " from " + data);
        return Preparation.prepare(recipe.log(), data, samples, options, clock, new PrepareListener() {
            @Override
            public void began(String step, int number, int steps) {
                terminal.say(String.format(Locale.ROOT, "  %d/%d %s", number, steps, step));
            }

            @Override
            public void noted(String remark) {
                terminal.say("  note: " + remark);
            }
        });
    }

    /** What is done with samples that do not stay. */
    interface Use<T> {
        T of(SampleFolder samples) throws IOException;
    }

    /** Makes samples of a log in a temporary folder, uses them, and deletes them again. */
    <T> T withSamplesOf(Recipe recipe, Path data, Use<T> use) throws IOException, BadLogException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            prepareQuietly(recipe, data, folder.path(), PrepareOptions.defaults(recipe.name()));
            return use.of(SampleFolder.open(folder.path()));
        }
    }

    /**
     * Trains a model.
     *
     * @return whether it ran to its end; false when the user stopped it
     */
    boolean train(Recipe recipe, Path samples, Path model, CheckpointPlan checkpoints) throws IOException {
        OutFolder.check(model);
        SampleFolder folder = SampleFolder.open(samples);
        try (Interruption interruption = new Interruption(terminal, "stopping: the best model so far is kept")) {
            BundleManifest manifest = fit(recipe, folder, model, checkpoints, interruption);
            String unit = manifest.forest() == null ? "epoch" : "round";
            terminal.say("  kept " + unit + " " + manifest.bestEpoch() + " in " + model);
            if (interruption.requested() && manifest.forest() == null) {
                terminal.say("  the same command goes on from its checkpoint; --fresh starts anew");
            }
            return !interruption.requested();
        }
    }

    /** Goes on with a trained model day by day, and prints the table of days. */
    void goOn(Recipe recipe, Path samples, Path model, DailyOptions options) throws IOException {
        OutFolder.check(model);
        SampleFolder folder = SampleFolder.open(samples);
        try (Interruption interruption = new Interruption(terminal, "stopping: the days learned so far are kept")) {
            TowerEngine engine = TowerLibrary.fastest(recipe.training().precision());
            DaysTable table =
                    new DaysTable(terminal, recipe.training().earlyStopping().words());
            TrainingPlace place = new TrainingPlace(engine, clock, System::nanoTime, interruption::requested, table);
            BundleManifest manifest = new DailyRun(recipe, folder, model, place, options).run();
            String last = LearnedDays.last(manifest).map(LocalDate::toString).orElse("an unknown day");
            terminal.say("  the model has learned up to " + last);
        }
    }

    private BundleManifest fit(
            Recipe recipe, SampleFolder samples, Path model, CheckpointPlan checkpoints, Interruption interruption)
            throws IOException {
        String graph = recipe.graph().graph().name();
        try (TrainingProgress progress = new TrainingProgress(terminal, graph)) {
            TowerEngine engine = TowerLibrary.fastest(recipe.training().precision());
            TrainingPlace place = new TrainingPlace(engine, clock, System::nanoTime, interruption::requested, progress);
            RunOptions options = RunOptions.defaults().with(checkpoints);
            return new TrainingRun(recipe, samples, model, place, options).run();
        }
    }

    /**
     * Evaluates models on the test split, prints their tables, and writes report.html and one JSON file a model. Nothing is
     * written before all models are evaluated.
     */
    void evaluate(Map<String, Path> models, EvaluationPlan plan, Path samples, Path out, int threads)
            throws IOException {
        OutFolder.check(out);
        SampleFolder folder = SampleFolder.open(samples);
        EvaluationOptions options =
                new EvaluationOptions(plan.bootstrap(), plan.confidence(), plan.calibrationBins(), 1);
        List<ModelSection> sections = new ArrayList<>();
        for (Map.Entry<String, Path> entry : models.entrySet()) {
            terminal.say("evaluating " + entry.getKey());
            ModelBundle bundle = BundleLoading.load(entry.getValue(), scoring).bundle();
            List<Quantity> quantities = quantities(bundle, plan);
            Evaluation evaluation = Evaluator.evaluate(
                    new BundleScoring(scoring, threads).score(bundle, folder, Split.TEST, quantities), options);
            terminal.out().println(TerminalTable.render(evaluation));
            terminal.out().flush();
            sections.add(section(entry.getKey(), bundle, evaluation));
        }
        Files.createDirectories(out);
        for (ModelSection section : sections) {
            EvaluationJson.write(out.resolve("evaluation-" + section.name() + ".json"), section.evaluation());
        }
        Path report = out.resolve("report.html");
        String names = models.size() <= NAMED_MODELS ? String.join(", ", models.keySet()) : models.size() + " models";
        String title = folder.manifest().name() + ": " + names + " on the test split";
        HtmlReport.write(report, new Report(title, facts(folder.manifest()), sections));
        terminal.out().println("report: " + report.toAbsolutePath().normalize().toUri());
        terminal.out().flush();
    }

    /** What the plan asks for and the graph answers, the graph's own quantities first and in its order. */
    private static List<Quantity> quantities(ModelBundle bundle, EvaluationPlan plan) {
        CompiledGraph graph = bundle.graph();
        Set<Quantity> wanted = new LinkedHashSet<>(graph.quantities());
        wanted.retainAll(plan.quantities());
        plan.quantities().stream().filter(graph::answers).forEach(wanted::add);
        return wanted.isEmpty() ? graph.quantities() : List.copyOf(wanted);
    }

    private static ModelSection section(String name, ModelBundle bundle, Evaluation evaluation) {
        BundleManifest manifest = bundle.manifest();
        List<Fact> facts = manifest.provenance().entrySet().stream()
                .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                .toList();
        LearningCurve curve = new LearningCurve(
                manifest.provenance().getOrDefault("early_stopping", "criterion"),
                manifest.bestEpoch(),
                manifest.history());
        return new ModelSection(name, bundle.graph(), evaluation, curve, facts);
    }

    private static List<Fact> facts(Manifest samples) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("samples", samples.name() + ", prepared " + samples.created()));
        facts.add(new Fact("observed until", samples.observedUntil().toString()));
        facts.add(new Fact("plan", samples.planFingerprint()));
        samples.software().forEach((name, version) -> facts.add(new Fact(name, version)));
        return facts;
    }
}
