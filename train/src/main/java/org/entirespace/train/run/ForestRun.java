/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.HeadState;
import org.entirespace.core.graph.Rate;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.Trees;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.AlarmAction;
import org.entirespace.train.recipe.CollapseAlarm;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.SampledRecipe;
import org.entirespace.trees.ForestTrainer;
import org.entirespace.trees.Round;

/**
 * A training run whose learner is trees: grows them round by round, each head until its own validation loss falls no more, and
 * writes the bundle once, at the end or when a stop is requested. A round takes the place of an epoch in the history.
 */
final class ForestRun {

    private final SampledRecipe sampled;
    private final Recipe recipe;
    private final SampleFolder samples;
    private final RunOptions options;
    private final Path target;
    private final TrainingPlace place;
    private final CompiledGraph graph;
    private final List<String> names;
    private final List<EpochRecord> history = new ArrayList<>();

    ForestRun(SampledRecipe sampled, SampleFolder samples, RunOptions options, Path target, TrainingPlace place) {
        this.sampled = sampled;
        recipe = sampled.recipe();
        this.samples = samples;
        this.options = options;
        this.target = target;
        this.place = place;
        graph = CompiledGraph.of(recipe.graph().graph());
        names = recipe.objective().names();
    }

    /** Trains to the end on samples whose labels were checked; {@code references} tell how the scores are distributed. */
    BundleManifest toTheEnd(
            SampleSplit train, Optional<SampleSplit> validation, ScoreReferences references, Workers workers)
            throws IOException {
        ForestTrainer trainer = new ForestTrainer(
                        graph,
                        recipe.readout(),
                        recipe.method().treesOptions(),
                        recipe.training().seed(),
                        recipe.training().threads())
                .readBy(sampled.readout());
        place.listener().started(train.rows(), 0, ForestTrainer.library());
        sampled.words().ifPresent(place.listener()::noted);
        GoldenRequests golden = GoldenRequests.read(recipe, samples, place, options.goldenRequests());
        RoundClock clock = new RoundClock(train.rows());
        Forest forest = trainer.train(
                train.schema(),
                new SplitSource(train),
                validation.map(SplitSource::new),
                clock::ended,
                place.stopRequested());
        if (validation.isPresent()) {
            alarm(forest, validation.get(), workers);
        }
        return new ModelBundle(
                        manifest(forest),
                        forest,
                        golden.answeredBy(forest),
                        options.isForService() ? references.of(forest) : null)
                .write(target);
    }

    /** Turns rounds into records of the history. */
    private final class RoundClock {
        private final int rows;
        private long start = place.nanoTime().getAsLong();

        RoundClock(int rows) {
            this.rows = rows;
        }

        void ended(Round round) {
            long now = place.nanoTime().getAsLong();
            double seconds = (now - start) / 1e9;
            start = now;
            EpochRecord record = new EpochRecord(
                    round.number(),
                    byName(round.trainLoss()),
                    byName(round.validationLoss()),
                    Map.of(),
                    OptionalDouble.empty(),
                    seconds,
                    rows / seconds);
            history.add(record);
            place.listener().grown(record, recipe.method().treesOptions().rounds());
        }

        private Map<String, Double> byName(List<OptionalDouble> losses) {
            Map<String, Double> named = new LinkedHashMap<>();
            for (int h = 0; h < losses.size(); h++) {
                String name = names.get(h);
                losses.get(h).ifPresent(loss -> named.put(name, loss));
            }
            return named;
        }
    }

    /** Tells collapsed heads, or ends the run before anything is written. */
    private void alarm(Forest forest, SampleSplit validation, Workers workers) {
        CollapseAlarm collapse = recipe.training().collapse();
        if (collapse.action() == AlarmAction.IGNORE) {
            return;
        }
        HeadScorer scorer = new HeadScorer(forest.predictor(place.engine()), graph.marginals(), workers);
        scorer.watchHeads();
        Scoring.score(scorer, validation);
        List<HeadState> grown = scorer.heads().stream()
                .filter(head -> treesOf(forest, head.head()).count() > 0)
                .toList();
        for (String message : new HeadAlarm(collapse.drift()).of(grown)) {
            if (collapse.action() == AlarmAction.STOP) {
                throw new CollapsedHeadException(history.size(), message, 0);
            }
            place.listener().warned(history.size(), message);
        }
    }

    private Trees treesOf(Forest forest, String head) {
        int index = graph.rates().stream().map(Rate::name).toList().indexOf(head);
        return forest.heads().get(index);
    }

    private BundleManifest manifest(Forest forest) {
        return new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                recipe.name(),
                place.clock().instant().toString(),
                recipe.graph().graph(),
                recipe.graph().labels(),
                forest.schema(),
                null,
                forest.form(),
                samples.manifest().samplingRate(),
                Provenance.ofForest(recipe, samples.manifest(), options.share(), forest),
                history,
                forest.heads().stream().mapToInt(Trees::count).max().orElse(0),
                List.of(),
                null,
                sampled.negatives().orElse(null));
    }
}
