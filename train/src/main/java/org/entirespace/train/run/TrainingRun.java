/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.ObservedRates;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.BatchLoss;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.network.TrainerOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.method.Learner;
import org.entirespace.train.recipe.AlarmAction;
import org.entirespace.train.recipe.CollapseAlarm;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;

/**
 * One training run: fits a recipe's model on prepared samples, validates after each epoch, and writes the best epoch's
 * parameters as a bundle. The same recipe on the same samples gives the same bits, whatever the number of threads.
 */
public final class TrainingRun {

    private final Recipe recipe;
    private final SampleFolder samples;
    private final Path target;
    private final TrainingPlace place;
    private final double share;

    /**
     * A run that is not started yet.
     *
     * @param recipe what to train
     * @param samples prepared by the log side of the same recipe, or one with the same label columns
     * @param target the bundle's folder
     * @param place the surroundings
     */
    public TrainingRun(Recipe recipe, SampleFolder samples, Path target, TrainingPlace place) {
        this(recipe, samples, target, place, 1);
    }

    /**
     * A run on a part of the training split.
     *
     * @param share the share of its samples, in (0, 1]
     */
    public TrainingRun(Recipe recipe, SampleFolder samples, Path target, TrainingPlace place, double share) {
        this.recipe = recipe;
        this.samples = samples;
        this.target = target;
        this.place = place;
        this.share = share;
    }

    /**
     * Trains to the last epoch, until no epoch is better for as long as the recipe's patience says, or until a stop is
     * requested; where the learner is trees, to the last round, or until no head is better. Samples without a validation split are trained on to the last epoch, and that one is kept. The bundle on disk is always whole; when a stop comes before the first epoch ends, it holds the parameters
     * reached so far.
     *
     * @return the bundle's manifest, as written
     * @throws IllegalArgumentException when early stopping watches what the validation split cannot tell
     * @throws org.entirespace.data.sample.IllegalLabelsException when labels contradict the graph
     * @throws org.entirespace.trees.UnsupportedPlatformException when the learner is trees and they cannot grow here
     * @throws org.entirespace.model.network.NonFiniteLossException when training diverges; the best bundle stays
     */
    public BundleManifest run() throws IOException {
        BehaviorGraph graph = recipe.graph().graph();
        List<String> columns =
                graph.behaviorNames().stream().map(recipe.graph()::label).toList();
        try (SampleSplit train = samples.open(Split.TRAIN, columns, share);
                Workers workers = new Workers(recipe.training().threads())) {
            LabelCheck.check(graph, recipe.graph().labels(), train);
            if (samples.manifest().splits().stream().noneMatch(s -> s.split() == Split.VALIDATION)) {
                return fit(train, Optional.empty(), workers);
            }
            try (SampleSplit validation = samples.open(Split.VALIDATION, columns)) {
                LabelCheck.check(graph, recipe.graph().labels(), validation);
                return fit(train, Optional.of(validation), workers);
            }
        }
    }

    private BundleManifest fit(SampleSplit train, Optional<SampleSplit> validation, Workers workers)
            throws IOException {
        return recipe.method().learner() == Learner.TREES
                ? new ForestRun(recipe, samples, share, target, place).toTheEnd(train, validation, workers)
                : new Fit(train, validation, workers).toTheEnd();
    }

    /** The state of a run under way whose learner is a network. */
    private final class Fit {

        private final TrainingPlan plan = recipe.training();
        private final SampleSplit train;
        private final Network network;
        private final Objective objective;
        private final NetworkTrainer trainer;
        private final Optional<Validation> validation;
        private final EpochOrder order;
        private final BestEpoch best = new BestEpoch(recipe.training().earlyStopping());
        private final List<EpochRecord> history = new ArrayList<>();

        Fit(SampleSplit train, Optional<SampleSplit> validationSplit, Workers workers) {
            this.train = train;
            CompiledGraph graph = CompiledGraph.of(recipe.graph().graph());
            network = newNetwork(graph, train);
            objective = recipe.objective();
            trainer = new NetworkTrainer(
                    network,
                    objective,
                    new TrainerOptions(
                            plan.batchSize(),
                            Math.min(plan.slices(), plan.batchSize()),
                            plan.seed(),
                            AdamOptions.of(plan.learningRate()),
                            embedding(),
                            recipe.method().weightingOptions(),
                            recipe.method().twinConstraint()),
                    place.engine(),
                    workers);
            validation = validationSplit.map(
                    split -> new Validation(split, network, objective, plan.earlyStopping(), place.engine(), workers));
            validation.ifPresent(Validation::requireDefined);
            order = new EpochOrder(train.rows(), plan.seed());
        }

        private RowOptimizer embedding() {
            return plan.embeddingOptimizer().options(plan.embeddingLearningRate());
        }

        private Network newNetwork(CompiledGraph graph, SampleSplit split) {
            Network fresh = new Network(
                    split.schema(),
                    graph,
                    recipe.networkOptions(),
                    plan.embeddingOptimizer().table(plan.embeddingLearningRate()),
                    plan.seed());
            if (recipe.network().initFromBaseRates()) {
                byte[][] labels = split.behaviors().stream().map(split::labels).toArray(byte[][]::new);
                fresh.setHeadBiases(ObservedRates.logOdds(graph, labels));
            }
            return fresh;
        }

        BundleManifest toTheEnd() throws IOException {
            place.listener()
                    .started(train.rows(), network.parameters(), network.shape().computedBy(place.engine()));
            BundleManifest written = null;
            for (int epoch = 1; epoch <= plan.epochs() && !best.exhausted() && !stopped(); epoch++) {
                long start = place.nanoTime().getAsLong();
                BatchLoss loss = oneEpoch(epoch);
                if (stopped()) {
                    break;
                }
                double trainingSeconds = secondsSince(start);
                Validation.Outcome outcome = validation.map(Validation::judge).orElse(Validation.Outcome.NONE);
                EpochRecord record = new EpochRecord(
                        epoch,
                        byTerm(loss),
                        outcome.loss(),
                        diagnostics(outcome),
                        outcome.criterion(),
                        secondsSince(start),
                        train.rows() / trainingSeconds);
                history.add(record);
                alarm(epoch, outcome);
                boolean kept = best.offer(epoch, outcome.criterion());
                if (kept) {
                    written = write();
                }
                place.listener().epochEnded(record, kept);
            }
            if (written == null) {
                return write();
            }
            BundleManifest complete = written.withHistory(history);
            ModelBundle.writeManifest(target, complete);
            return complete;
        }

        private Map<String, Double> diagnostics(Validation.Outcome outcome) {
            Map<String, Double> all = new LinkedHashMap<>(trainer.diagnostics());
            all.putAll(outcome.diagnostics());
            return all;
        }

        /** Tells collapsed heads, or ends the run before the epoch is kept. */
        private void alarm(int epoch, Validation.Outcome outcome) {
            CollapseAlarm collapse = plan.collapse();
            if (collapse.action() == AlarmAction.IGNORE) {
                return;
            }
            for (String message : new HeadAlarm(collapse.drift()).of(outcome.heads())) {
                if (collapse.action() == AlarmAction.STOP) {
                    throw new CollapsedHeadException(epoch, message, best.epoch());
                }
                place.listener().warned(epoch, message);
            }
        }

        private BatchLoss oneEpoch(int epoch) {
            BatchLoss total = new BatchLoss(objective.terms());
            SampleBatch batch = train.newBatch(plan.batchSize());
            int[] rows = order.of(epoch);
            for (int at = 0; at < rows.length && !stopped(); at += plan.batchSize()) {
                train.fill(batch, rows, at, Math.min(plan.batchSize(), rows.length - at));
                total.add(trainer.step(batch));
                place.listener().trained(epoch, at + batch.size);
            }
            return total;
        }

        private BundleManifest write() throws IOException {
            BundleManifest manifest = new BundleManifest(
                    BundleManifest.FORMAT_VERSION,
                    BundleManifest.UNSEALED,
                    recipe.name(),
                    place.clock().instant().toString(),
                    recipe.graph().graph(),
                    recipe.graph().labels(),
                    network.schema(),
                    network.options(),
                    null,
                    samples.manifest().samplingRate(),
                    Provenance.of(
                            recipe, samples.manifest(), share, network.shape().computedBy(place.engine())),
                    history,
                    best.epoch(),
                    List.of());
            return new ModelBundle(manifest, network).write(target);
        }

        private Map<String, Double> byTerm(BatchLoss loss) {
            Map<String, Double> means = new LinkedHashMap<>();
            for (int t = 0; t < objective.terms(); t++) {
                means.put(objective.names().get(t), loss.mean(t));
            }
            return means;
        }

        private boolean stopped() {
            return place.stopRequested().getAsBoolean();
        }

        private double secondsSince(long start) {
            return (place.nanoTime().getAsLong() - start) / 1e9;
        }
    }
}
