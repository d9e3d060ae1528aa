/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.TreesPlan;
import org.entirespace.train.recipe.AlarmAction;
import org.entirespace.train.recipe.CollapseAlarm;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.TrainingPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of gbdt on the small world. */
class ForestRunTest {

    @TempDir
    static Path world;

    @TempDir
    Path out;

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    @Test
    void aForestRanksClicksBetterThanChanceAndIsCalibrated() throws Exception {
        Path model = train(recipe(1, 1, CollapseAlarm.defaults()), TrainingListener.SILENT);

        Evaluation evaluation = evaluate(model);

        var ctr = evaluation.quantity(Quantity.marginal("click")).orElseThrow();
        assertThat(ctr.ranking().auc().value().value().orElseThrow()).isGreaterThan(0.55);
        assertThat(ctr.calibration().ratio().value().value().orElseThrow()).isBetween(0.85, 1.15);
        var cvr = evaluation.quantity(Quantity.parse("purchase|click")).orElseThrow();
        assertThat(cvr.calibration().ratio().value().value().orElseThrow()).isBetween(0.7, 1.4);
        assertThat(evaluation.quantities()).hasSize(3);
    }

    @Test
    void theBundleTellsWhatItWasMadeFromAndHowItsTreesGrew() throws Exception {
        List<EpochRecord> heard = new ArrayList<>();
        Path model = train(recipe(1, 1, CollapseAlarm.defaults()), new TrainingListener() {
            @Override
            public void grown(EpochRecord record, int rounds) {
                heard.add(record);
                assertThat(rounds).isEqualTo(20);
            }
        });

        BundleManifest manifest = ModelBundle.readManifest(model);

        assertThat(manifest.graph()).isEqualTo(GraphCatalog.esmm().named("gbdt"));
        assertThat(manifest.network()).isNull();
        assertThat(manifest.history()).isEqualTo(heard).hasSizeBetween(1, 20);
        assertThat(manifest.history().get(0).trainLoss()).containsOnlyKeys("CTR", "CVR");
        assertThat(manifest.history().get(0).validationLoss()).containsOnlyKeys("CTR", "CVR");
        assertThat(manifest.bestEpoch()).isBetween(1, 20);
        assertThat(manifest.provenance())
                .containsEntry("seed", "1")
                .containsEntry(
                        "trees.click",
                        String.valueOf(java.util.Objects.requireNonNull(manifest.forest())
                                .trees()
                                .get(0)))
                .containsEntry("early_stopping", "log_loss of each head, patience 5")
                .containsEntry("samples.plan", samples().manifest().planFingerprint())
                .containsKeys(
                        "engine", "java", "entirespace", "samples.train.columns", "method", "trees.purchase|click")
                .doesNotContainKeys("batch_size", "learning_rate");
    }

    @Test
    void threadsDoNotChangeASingleBitAndSeedsDo() throws Exception {
        byte[] one = weights(train(recipe(1, 1, CollapseAlarm.defaults()), TrainingListener.SILENT));
        byte[] two = weights(train(recipe(2, 1, CollapseAlarm.defaults()), TrainingListener.SILENT));
        byte[] other = weights(train(recipe(1, 2, CollapseAlarm.defaults()), TrainingListener.SILENT));

        assertThat(two).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void aStopLeavesTheTreesGrownSoFarInAModelThatScores() throws Exception {
        int[] rounds = {0};
        TrainingListener listener = new TrainingListener() {
            @Override
            public void grown(EpochRecord record, int most) {
                rounds[0]++;
            }
        };
        Path model = out.resolve("stopped");

        new TrainingRun(
                        recipe(1, 1, CollapseAlarm.defaults()),
                        samples(),
                        model,
                        SmallWorld.place(() -> rounds[0] == 2, listener))
                .run();

        assertThat(rounds[0]).isEqualTo(2);
        assertThat(java.util.Objects.requireNonNull(
                                ModelBundle.readManifest(model).forest())
                        .trees())
                .allMatch(count -> count <= 2);
        assertThat(evaluate(model).rows()).isPositive();
        assertThat(java.util.Objects.requireNonNull(ModelBundle.read(model).reference())
                        .samples())
                .startsWith("validation of ");
    }

    @Test
    void theAlarmIsGivenForTreesToo() {
        CollapseAlarm stop = new CollapseAlarm(AlarmAction.STOP, 1.000001);

        assertThatThrownBy(() -> train(recipe(1, 1, stop), TrainingListener.SILENT))
                .isInstanceOf(CollapsedHeadException.class)
                .hasMessageContaining("head 'click' predicts");
        assertThat(out.resolve("model").resolve("manifest.json")).doesNotExist();
    }

    private Path train(Recipe recipe, TrainingListener listener) throws Exception {
        Path model = out.resolve("model");
        new TrainingRun(recipe, samples(), model, SmallWorld.place(() -> false, listener)).run();
        return model;
    }

    private static SampleFolder samples() throws Exception {
        return SampleFolder.open(world.resolve("samples"));
    }

    private static Evaluation evaluate(Path model) throws Exception {
        ModelBundle bundle = ModelBundle.read(model);
        return Evaluator.evaluate(
                new BundleScoring(TowerLibrary.fastest(Precision.FLOAT32), 2)
                        .score(bundle, samples(), Split.TEST, bundle.graph().quantities()),
                EvaluationOptions.defaults().withoutIntervals());
    }

    private static byte[] weights(Path model) throws Exception {
        return Files.readAllBytes(
                model.resolve(ModelBundle.readManifest(model).files().get(0).file()));
    }

    /** The recipe of the small world with few and small trees. */
    private static Recipe recipe(int threads, long seed, CollapseAlarm alarm) throws Exception {
        Recipe recipe = ModelChoice.with(SmallWorld.recipe(), ModelCatalog.model("gbdt"));
        TrainingPlan plan = recipe.training();
        MethodPlan method = recipe.method();
        return new Recipe(
                recipe.name(),
                recipe.log(),
                recipe.graph(),
                new MethodPlan(
                        method.learner(),
                        method.fitting(),
                        method.positiveWeight(),
                        method.missingShare(),
                        method.propensityFloor(),
                        method.riskWeight(),
                        method.jointWeight(),
                        method.complementWeight(),
                        method.embeddings(),
                        method.sharing(),
                        method.constraint(),
                        method.weighting(),
                        method.ratios(),
                        new TreesPlan(20, 5, 0.2, 20, 0.6, 0.6, 5)),
                recipe.network(),
                new TrainingPlan(
                        plan.epochs(),
                        plan.batchSize(),
                        plan.learningRate(),
                        plan.embeddingLearningRate(),
                        plan.embeddingOptimizer(),
                        plan.precision(),
                        seed,
                        threads,
                        plan.slices(),
                        plan.weights(),
                        plan.earlyStopping(),
                        alarm),
                recipe.evaluation());
    }
}
