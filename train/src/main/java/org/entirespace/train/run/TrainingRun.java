/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.ObservedRates;
import org.entirespace.core.objective.Objective;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.BatchLoss;
import org.entirespace.model.network.FreshParameters;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.network.NonFiniteLossException;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.method.Learner;
import org.entirespace.train.recipe.AlarmAction;
import org.entirespace.train.recipe.CollapseAlarm;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.SampledRecipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * One training run: fits a recipe's model on prepared samples, validates after each epoch, and writes the best epoch's
 * parameters as a bundle. The same recipe on the same samples gives the same bits, whatever the number of threads.
 */
public final class TrainingRun {

    private final Recipe recipe;
    private final SampleFolder samples;
    private final SampledRecipe sampled;
    private final Path target;
    private final TrainingPlace place;
    private final RunOptions options;

    /**
     * A run that is not started yet.
     *
     * @param recipe what to train
     * @param samples prepared by the log side of the same recipe, or one with the same label columns
     * @param target the bundle's folder
     * @param place the surroundings
     * @throws IllegalArgumentException when the samples lack negatives and scoring could not undo it
     */
    public TrainingRun(Recipe recipe, SampleFolder samples, Path target, TrainingPlace place) {
        this(recipe, samples, target, place, RunOptions.defaults());
    }

    /** A run on a part of the training split, or one that keeps checkpoints beside the bundle. */
    public TrainingRun(Recipe recipe, SampleFolder samples, Path target, TrainingPlace place, RunOptions options) {
        this.recipe = recipe;
        this.samples = samples;
        this.sampled = new SampledRecipe(recipe, samples.manifest().sampledNegatives());
        this.target = target;
        this.place = place;
        this.options = options;
    }

    /**
     * Trains to the last epoch, until no epoch is better for as long as the recipe's patience says, or until a stop is
     * requested; where the learner is trees, to the last round, or until no head is better. Samples without a validation split are trained on to the last epoch, and that one is kept. The bundle on disk is always whole; when a stop comes before the first epoch ends, it holds the parameters
     * reached so far.
     *
     * <p>A network's run takes up a checkpoint that it finds, and ends with the same bits as if it had never been interrupted. Its
     * checkpoints are deleted when it ends, and one is left when a stop is requested.
     *
     * @return the bundle's manifest, as written
     * @throws IllegalArgumentException when early stopping watches what the validation split cannot tell
     * @throws OtherRunException when there is a checkpoint of another run
     * @throws org.entirespace.core.artifact.CorruptArtifactException when there are damaged checkpoints only
     * @throws org.entirespace.data.sample.IllegalLabelsException when labels contradict the graph
     * @throws org.entirespace.trees.UnsupportedPlatformException when the learner is trees and they cannot grow here
     * @throws org.entirespace.model.network.NonFiniteLossException when training diverges; the best bundle stays
     */
    public BundleManifest run() throws IOException {
        BehaviorGraph graph = recipe.graph().graph();
        List<String> columns = recipe.graph().labelColumns();
        try (SampleSplit train = samples.open(Split.TRAIN, columns, options.share());
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
        ScoreReferences references = new ScoreReferences(
                place.servingEngine(),
                workers,
                validation.orElse(train),
                ScoreReferences.words(samples, validation.isPresent() ? Split.VALIDATION : Split.TRAIN));
        if (recipe.method().learner() == Learner.TREES) {
            new Checkpoints(options.checkpoints(), target, place).requireNone();
            return new ForestRun(sampled, samples, options, target, place)
                    .toTheEnd(train, validation, references, workers);
        }
        return new Fit(train, validation, references, workers).toTheEnd();
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
        private final Workers workers;
        private final BestEpoch best = new BestEpoch(recipe.training().earlyStopping());
        private final List<EpochRecord> history = new ArrayList<>();
        private final Map<String, String> facts;
        private final GoldenRequests golden;
        private final ScoreReferences references;
        private final Checkpoints checkpoints = new Checkpoints(options.checkpoints(), target, place);
        private int epoch = 1; // the one under way
        private int position; // the samples of its order that were trained on
        private BatchLoss loss; // theirs
        private long start; // when it began
        private @Nullable BundleManifest written;
        private double readingSeconds; // of the last epoch, since it was gone on with

        Fit(SampleSplit train, Optional<SampleSplit> validationSplit, ScoreReferences references, Workers workers)
                throws IOException {
            this.train = train;
            this.workers = workers;
            this.references = references;
            golden = GoldenRequests.read(recipe, samples, place, options.goldenRequests());
            CompiledGraph graph = CompiledGraph.of(recipe.graph().graph());
            network = newNetwork(graph, train, workers);
            objective = recipe.objective();
            trainer = new NetworkTrainer(network, objective, recipe.trainerOptions(), place.engine(), workers);
            validation = validationSplit.map(
                    split -> new Validation(split, network, objective, plan.earlyStopping(), place.engine(), workers));
            validation.ifPresent(Validation::requireDefined);
            List<String> request = network.options().requestFields();
            order = request.isEmpty()
                    ? new EpochOrder(train.rows(), plan.seed())
                    : new EpochOrder(train.rows(), plan.seed(), train.runs(request));
            loss = new BatchLoss(objective.terms());
            facts = RunIdentity.of(
                    recipe, samples.manifest(), options.share(), network.shape().computedBy(place.engine()));
        }

        private Network newNetwork(CompiledGraph graph, SampleSplit split, Workers workers) {
            Network fresh = new Network(
                    split.schema(),
                    graph,
                    sampled.networkOptions(),
                    recipe.tableOptions(),
                    new FreshParameters(plan.seed(), workers));
            if (recipe.network().initFromBaseRates()) {
                ObservedRates rates = new ObservedRates(graph);
                split.forEachLabels(split.behaviors(), (from, labels, count) -> rates.add(labels, count));
                fresh.setHeadBiases(sampled.trueLogOdds(rates.logOdds()));
            }
            return fresh;
        }

        BundleManifest toTheEnd() throws IOException {
            place.listener()
                    .started(train.rows(), network.parameters(), network.shape().computedBy(place.engine()));
            sampled.words().ifPresent(place.listener()::noted);
            start = place.nanoTime().getAsLong();
            Optional<RunState> before = checkpoints.resume(facts, trainer);
            if (before.isPresent()) {
                resume(before.get());
            }
            try {
                while (!finished() && !stopped()) {
                    oneEpoch();
                }
            } catch (NonFiniteLossException | CollapsedHeadException e) {
                checkpoints.delete(); // to go on would end here again
                throw e;
            }
            if (!finished()) {
                checkpoints.write(state(), trainer);
            }
            BundleManifest bundle = bundle();
            if (finished()) {
                checkpoints.delete();
            }
            return bundle;
        }

        private boolean finished() {
            return epoch > plan.epochs() || best.exhausted();
        }

        /** The bundle with the whole history; written now where no epoch has been. */
        private BundleManifest bundle() throws IOException {
            if (written == null) {
                return write();
            }
            if (written.history().size() > history.size()) {
                return written; // the run that was killed had come further than its checkpoint
            }
            BundleManifest complete = written.withHistory(history);
            ModelBundle.writeManifest(target, complete);
            return complete;
        }

        private void resume(RunState before) throws IOException {
            if (before.best().epoch() > 0) {
                written = ModelBundle.readManifest(target);
            }
            epoch = before.epoch();
            position = before.position();
            loss = new BatchLoss(
                    before.lossSums().stream().mapToDouble(Double::doubleValue).toArray(),
                    before.lossCounts().stream().mapToLong(Long::longValue).toArray());
            start -= Math.round(before.seconds() * 1e9);
            history.addAll(before.history());
            best.resume(before.best());
            place.listener().resumed(epoch, position);
        }

        private RunState state() {
            return new RunState(
                    RunState.FORMAT_VERSION,
                    facts,
                    trainer.steps(),
                    Arrays.stream(trainer.weightingState()).boxed().toList(),
                    epoch,
                    position,
                    secondsSince(start),
                    Arrays.stream(loss.sums()).boxed().toList(),
                    Arrays.stream(loss.counts()).boxed().toList(),
                    history,
                    best.standing());
        }

        /** Trains to the end of the epoch under way and judges it, or until a stop is requested. */
        private void oneEpoch() throws IOException {
            trainToItsEnd();
            if (stopped()) {
                return;
            }
            double trainingSeconds = secondsSince(start);
            place.listener().read(epoch, readingSeconds / trainingSeconds);
            Validation.Outcome outcome = validation.map(Validation::judge).orElse(Validation.Outcome.NONE);
            EpochRecord record = new EpochRecord(
                    epoch,
                    loss.means(objective.names()),
                    outcome.loss(),
                    diagnostics(outcome),
                    outcome.criterion(),
                    secondsSince(start),
                    train.rows() / trainingSeconds);
            history.add(record);
            alarm(outcome);
            boolean kept = best.offer(epoch, outcome.criterion());
            if (kept) {
                written = write();
            }
            place.listener().epochEnded(record, kept);
            epoch++;
            position = 0;
            loss = new BatchLoss(objective.terms());
            start = place.nanoTime().getAsLong();
        }

        private Map<String, Double> diagnostics(Validation.Outcome outcome) {
            Map<String, Double> all = new LinkedHashMap<>(trainer.diagnostics());
            all.putAll(outcome.diagnostics());
            return all;
        }

        /** Tells collapsed heads, or ends the run before the epoch is kept. */
        private void alarm(Validation.Outcome outcome) {
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

        private void trainToItsEnd() throws IOException {
            BatchReader reader =
                    new BatchReader(train, order.of(epoch, position), plan.batchSize(), workers, place.nanoTime());
            while (!stopped() && reader.next()) {
                loss.add(trainer.step(reader.batch()));
                position = reader.position();
                place.listener().trained(epoch, position);
                if (checkpoints.areDue()) {
                    checkpoints.write(state(), trainer);
                }
            }
            readingSeconds = reader.seconds();
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
                            recipe,
                            samples.manifest(),
                            options.share(),
                            network.shape().computedBy(place.engine())),
                    history,
                    best.epoch(),
                    List.of(),
                    null,
                    sampled.negatives().orElse(null));
            return new ModelBundle(
                            manifest,
                            network,
                            golden.answeredBy(network),
                            options.isForService() ? references.of(network) : null)
                    .write(target);
        }

        private boolean stopped() {
            return place.stopRequested().getAsBoolean();
        }

        private double secondsSince(long start) {
            return (place.nanoTime().getAsLong() - start) / 1e9;
        }
    }
}
