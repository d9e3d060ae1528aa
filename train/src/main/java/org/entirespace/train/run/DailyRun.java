/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.DayRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.network.BatchLoss;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkTrainer;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.Recipe;

/**
 * Incremental training: a trained network goes on with further days, one after the other. Each day is judged before it is
 * learned from, in one pass, and the bundle is written after it; so a run that was killed goes on after its last whole day. The
 * same bundle, samples and recipe give the same bits, whatever the number of threads.
 */
public final class DailyRun {

    private final Recipe recipe;
    private final SampleFolder samples;
    private final Path target;
    private final TrainingPlace place;
    private final DailyOptions options;

    /**
     * A run that is not started yet.
     *
     * @param recipe the recipe of the bundle; its rates, batch size and early stopping's metric are used
     * @param samples further days, prepared for the bundle
     * @param target the folder for the bundle; may be the one that it goes on from
     * @param place the surroundings
     */
    public DailyRun(Recipe recipe, SampleFolder samples, Path target, TrainingPlace place, DailyOptions options) {
        this.recipe = recipe;
        this.samples = samples;
        this.target = target;
        this.place = place;
        this.options = options;
    }

    /**
     * Learns the days that the bundle has not learned yet. When a stop is requested the day under way is given up.
     *
     * @return the manifest of the last bundle written, or of that gone on from where no day was learned
     * @throws QualityDropException when a day is so bad that it is not learned from; the bundle of the day before stays
     * @throws IllegalArgumentException when bundle, recipe and samples do not belong together
     * @throws org.entirespace.model.network.NonFiniteLossException when training diverges; the last bundle stays
     */
    public BundleManifest run() throws IOException {
        ModelBundle before =
                BundleLoading.load(options.from(), place.servingEngine()).bundle();
        new SameModel(recipe, before, options.from()).require(samples.manifest());
        List<String> columns = recipe.graph().labelColumns();
        try (SampleSplit split = samples.open(Split.TRAIN, columns);
                Workers workers = new Workers(recipe.training().threads())) {
            LabelCheck.check(recipe.graph().graph(), recipe.graph().labels(), split);
            return new Days(before, split, workers).learn();
        }
    }

    /** The state of a run under way. */
    private final class Days {

        private final SampleSplit split;
        private final Network network;
        private final Objective objective = recipe.objective();
        private final NetworkTrainer trainer;
        private final Validation validation;
        private final GoldenRequests golden;
        private final ScoreReferences references;
        private final QualityGuard guard;
        private final Optional<LocalDate> learned;
        private final List<DayRecord> records;
        private BundleManifest manifest;
        private boolean written;

        Days(ModelBundle before, SampleSplit split, Workers workers) throws IOException {
            this.split = split;
            manifest = before.manifest();
            learned = LearnedDays.last(manifest);
            records = new ArrayList<>(manifest.learnedDays());
            Network known = before.network().keeping(recipe.tableOptions());
            NetworkTrainer last = trainer(known, workers);
            boolean goesOn = OptimizerFile.read(options.from(), manifest, last);
            if (!goesOn) {
                place.listener().noted("no optimiser state beside the model: it starts afresh");
            }
            network = known.grown(split.schema(), recipe.training().seed())
                    .reshifted(recipe.readout().logitShifts());
            trainer = trainer(network, workers);
            if (goesOn) {
                trainer.resume(last);
            }
            golden = GoldenRequests.read(recipe, samples, place, RunOptions.GOLDEN_REQUESTS);
            references = new ScoreReferences(
                    place.servingEngine(), workers, split, ScoreReferences.words(samples, Split.TRAIN));
            EarlyStopping stopping = recipe.training().earlyStopping();
            validation = new Validation(split, network, objective, stopping, place.engine(), workers);
            guard = new QualityGuard(stopping.metric(), options.maxDrop(), manifest);
        }

        private NetworkTrainer trainer(Network of, Workers workers) {
            return new NetworkTrainer(of, objective, recipe.trainerOptions(), place.engine(), workers);
        }

        BundleManifest learn() throws IOException {
            place.listener()
                    .started(split.rows(), network.parameters(), network.shape().computedBy(place.engine()));
            int from = 0;
            int passedOver = 0;
            for (DayRows day : SameModel.days(samples.manifest())) {
                int to = from + Math.toIntExact(day.rows());
                if (learned.isPresent() && !day.day().isAfter(learned.get())) {
                    passedOver++;
                } else if (stopped() || isBeyond(day.day()) || !learn(day, from, to)) {
                    break;
                }
                from = to;
            }
            if (passedOver > 0) {
                place.listener().noted("days passed over as learned before: " + passedOver);
            }
            return manifest;
        }

        private boolean isBeyond(LocalDate day) {
            return options.lastDay().isPresent()
                    && day.isAfter(options.lastDay().get());
        }

        /** Judges a day and learns from it; false where a stop was requested and the day is given up. */
        private boolean learn(DayRows day, int from, int to) throws IOException {
            long start = place.nanoTime().getAsLong();
            Validation.Outcome outcome = validation.judge(from, to);
            OptionalDouble expected = guard.expected();
            requireGood(day, outcome.criterion(), expected);
            BatchLoss loss = train(from, to);
            if (stopped()) {
                return false;
            }
            DayRecord record = new DayRecord(
                    day.day().toString(),
                    day.rows(),
                    trainer.steps(),
                    outcome.criterion(),
                    expected,
                    outcome.loss(),
                    loss.means(objective.names()),
                    (place.nanoTime().getAsLong() - start) / 1e9);
            records.add(record);
            guard.add(outcome.criterion());
            write(record.day(), from, to);
            place.listener().dayLearned(record);
            return true;
        }

        private void requireGood(DayRows day, OptionalDouble found, OptionalDouble expected) {
            if (found.isPresent()
                    && expected.isPresent()
                    && guard.isTooBad(found.getAsDouble(), expected.getAsDouble())) {
                throw new QualityDropException(
                        day.day().toString(),
                        recipe.training().earlyStopping().words(),
                        expected.getAsDouble(),
                        guard.bound(expected.getAsDouble()),
                        found.getAsDouble(),
                        written ? target : options.from());
            }
        }

        private BatchLoss train(int from, int to) {
            int size = recipe.training().batchSize();
            SampleBatch batch = split.newBatch(size);
            BatchLoss total = new BatchLoss(objective.terms());
            for (int at = from; at < to && !stopped(); at += size) {
                split.fillRange(batch, at, Math.min(size, to - at));
                total.add(trainer.step(batch));
            }
            return total;
        }

        private void write(String day, int from, int to) throws IOException {
            Optional<Path> state = options.keepsOptimizer()
                    ? Optional.of(OptimizerFile.write(target, day, trainer))
                    : Optional.empty();
            Map<String, String> facts =
                    Provenance.of(recipe, samples.manifest(), 1, network.shape().computedBy(place.engine()));
            BundleManifest next =
                    manifest.learning(network, place.clock().instant().toString(), facts, records);
            ScoreReference reference = references.of(network, day + " of ", from, to);
            manifest = new ModelBundle(next, network, golden.answeredBy(network), reference).write(target);
            written = true;
            OptimizerFile.settle(target, state);
        }

        private boolean stopped() {
            return place.stopRequested().getAsBoolean();
        }
    }
}
