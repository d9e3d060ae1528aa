/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.sample.IllegalLabelsException;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.NonFiniteLossException;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.recipe.EarlyStopping;
import org.entirespace.train.recipe.GraphPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.StoppingMetric;
import org.entirespace.train.recipe.TrainingPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

    @TempDir
    static Path world;

    @TempDir
    Path out;

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    @Test
    void threadsDoNotChangeASingleBit() throws Exception {
        Path one = train(withThreads(1, 1), "one");
        Path three = train(withThreads(3, 1), "three");

        assertThat(weights(three)).isEqualTo(weights(one));
    }

    @Test
    void anotherSeedGivesAnotherModel() throws Exception {
        assertThat(weights(train(withThreads(2, 2), "two"))).isNotEqualTo(weights(train(withThreads(2, 1), "one")));
    }

    @Test
    void aShareOfTheSamplesIsTrainedOnAndTold() throws Exception {
        List<Long> seen = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(long samples, long parameters, String engine) {
                seen.add(samples);
            }
        };
        long all = samples().manifest().summary(Split.TRAIN).rows();
        BundleManifest part = new TrainingRun(
                        withThreads(1, 1),
                        samples(),
                        out.resolve("part"),
                        SmallWorld.place(() -> false, listener),
                        new RunOptions(0.1, CheckpointPlan.NONE, 0))
                .run();

        assertThat(seen).containsExactly(Math.round(0.1 * all));
        assertThat(part.provenance()).containsEntry("samples.share", "0.1");
        assertThat(weights(out.resolve("part"))).isNotEqualTo(weights(train(withThreads(1, 1), "whole")));
    }

    @Test
    void aTrainedModelRanksClicksBetterThanChanceAndIsCalibrated() throws Exception {
        ModelBundle bundle = ModelBundle.read(train(SmallWorld.recipe(), "model"));

        Evaluation evaluation = evaluate(bundle);

        var ctr = evaluation.quantity(Quantity.marginal("click")).orElseThrow();
        assertThat(ctr.ranking().auc().value().value().orElseThrow()).isGreaterThan(0.55);
        assertThat(ctr.calibration().ratio().value().value().orElseThrow()).isBetween(0.8, 1.25);
        assertThat(evaluation.quantities()).hasSize(4 + 3);
    }

    @Test
    void theBundleTellsWhatItWasMadeFrom() throws Exception {
        BundleManifest manifest = ModelBundle.readManifest(train(SmallWorld.recipe(), "model"));

        assertThat(manifest.graph()).isEqualTo(GraphCatalog.hm3());
        assertThat(manifest.provenance())
                .containsEntry("seed", "1")
                .containsEntry("batch_size", "512")
                .containsEntry("samples.plan", samples().manifest().planFingerprint())
                .containsKeys("engine", "java", "entirespace", "samples.train.columns");
        assertThat(manifest.history()).extracting(EpochRecord::epoch).containsExactly(1, 2);
        assertThat(manifest.history().get(0).trainLoss()).containsOnlyKeys("CTR", "CTMi", "CTMa", "CTCVR");
        assertThat(manifest.bestEpoch()).isBetween(1, 2);
    }

    @Test
    void aStopInTheFirstEpochLeavesAModelThatScores() throws Exception {
        AtomicLong trained = new AtomicLong();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void trained(int epoch, long samples) {
                trained.set(samples);
            }
        };
        Path model = out.resolve("stopped");

        new TrainingRun(SmallWorld.recipe(), samples(), model, SmallWorld.place(() -> trained.get() >= 2048, listener))
                .run();

        assertThat(trained.get()).isEqualTo(2048);
        ModelBundle bundle = ModelBundle.read(model);
        assertThat(bundle.manifest().bestEpoch()).isZero();
        assertThat(evaluate(bundle).rows()).isPositive();
    }

    @Test
    void aBetterEpochIsKeptAndAWorseOneIsNot() throws Exception {
        List<Boolean> kept = new ArrayList<>();
        List<Double> criteria = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch, boolean best) {
                kept.add(best);
                criteria.add(epoch.criterion().orElseThrow());
            }
        };
        Recipe recipe = with(SmallWorld.recipe(), plan(1, 1, 6, EarlyStopping.defaults(GraphCatalog.hm3())));

        BundleManifest manifest =
                new TrainingRun(recipe, samples(), out.resolve("model"), SmallWorld.place(() -> false, listener)).run();

        double best = criteria.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        assertThat(criteria.get(manifest.bestEpoch() - 1)).isEqualTo(best);
        assertThat(kept.get(manifest.bestEpoch() - 1)).isTrue();
    }

    @Test
    void aGraphThatTheLabelsContradictIsRefused() throws Exception {
        BehaviorGraph backwards = BehaviorGraph.of(
                "backwards", Behavior.of("purchase"), Behavior.of("click").requiring("purchase"));
        Recipe recipe = SmallWorld.recipe();
        Recipe wrong = new Recipe(
                recipe.name(),
                recipe.log(),
                new GraphPlan(backwards, Map.of("purchase", "purchase", "click", "click")),
                recipe.method(),
                recipe.network(),
                plan(1, 1, 1, EarlyStopping.defaults(backwards)),
                recipe.evaluation());

        assertThatThrownBy(() -> train(wrong, "wrong"))
                .isInstanceOf(IllegalLabelsException.class)
                .hasMessageContaining("click")
                .hasMessageContaining("purchase");
        assertThat(out.resolve("wrong")).doesNotExist();
    }

    @Test
    void aFlippedByteInTheSamplesIsRefused() throws Exception {
        Path copy = out.resolve("samples");
        Files.createDirectories(copy);
        try (var files = Files.list(world.resolve("samples"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path columns =
                copy.resolve(samples().manifest().columns(Split.TRAIN).seal().file());
        byte[] bytes = Files.readAllBytes(columns);
        bytes[bytes.length / 2] ^= 4;
        Files.write(columns, bytes);

        assertThatThrownBy(() -> SampleFolder.open(copy))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("SHA-256")
                .hasMessageContaining(columns.getFileName().toString());
    }

    @Test
    void aRunThatDivergesEndsAndTheBundleThatWasThereStays() throws Exception {
        Recipe sound = withThreads(2, 1);
        Path model = train(sound, "model");
        byte[] before = weights(model);
        TrainingPlan plan = sound.training();
        TrainingPlan wild = new TrainingPlan(
                plan.epochs(),
                plan.batchSize(),
                1e6,
                1e6,
                plan.embeddingOptimizer(),
                plan.precision(),
                plan.seed(),
                plan.threads(),
                plan.slices(),
                plan.weights(),
                plan.earlyStopping(),
                plan.collapse());

        assertThatThrownBy(() -> train(with(sound, wild), "model"))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("at step 2; lower the learning rate");

        assertThat(weights(model)).isEqualTo(before);
        assertThat(evaluate(ModelBundle.read(model)).quantities()).isNotEmpty();
    }

    private Path train(Recipe recipe, String name) throws Exception {
        Path model = out.resolve(name);
        new TrainingRun(recipe, samples(), model, SmallWorld.place(() -> false, TrainingListener.SILENT)).run();
        return model;
    }

    private static SampleFolder samples() throws Exception {
        return SampleFolder.open(world.resolve("samples"));
    }

    private static Evaluation evaluate(ModelBundle bundle) throws Exception {
        var graph = bundle.network().graph();
        return Evaluator.evaluate(
                new BundleScoring(TowerLibrary.fastest(Precision.FLOAT32), 2)
                        .score(bundle, samples(), Split.TEST, graph.quantities()),
                EvaluationOptions.defaults().withoutIntervals());
    }

    private static byte[] weights(Path model) throws Exception {
        return Files.readAllBytes(
                model.resolve(ModelBundle.readManifest(model).files().get(0).file()));
    }

    private static Recipe withThreads(int threads, long seed) throws Exception {
        EarlyStopping stopping = new EarlyStopping(StoppingMetric.LOG_LOSS, Quantity.marginal("purchase"), 1);
        return with(SmallWorld.recipe(), plan(threads, seed, 2, stopping));
    }

    private static TrainingPlan plan(int threads, long seed, int epochs, EarlyStopping stopping) {
        TrainingPlan defaults = TrainingPlan.defaults(GraphCatalog.hm3());
        return new TrainingPlan(
                epochs,
                512,
                defaults.learningRate(),
                defaults.embeddingLearningRate(),
                defaults.embeddingOptimizer(),
                defaults.precision(),
                seed,
                threads,
                4,
                Map.of(),
                stopping,
                defaults.collapse());
    }

    private static Recipe with(Recipe recipe, TrainingPlan plan) {
        return new Recipe(
                recipe.name(),
                recipe.log(),
                recipe.graph(),
                recipe.method(),
                recipe.network(),
                plan,
                recipe.evaluation());
    }
}
