/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.EvaluationOptions;
import org.entirespace.train.evaluate.Evaluator;
import org.entirespace.train.evaluate.QuantityEvaluation;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every model of the catalogue trains on the same samples, learns, and is scored by one path. */
class CatalogTrainingTest {

    private static final Quantity CVR = Quantity.conditional("purchase", "click");

    @TempDir
    private static Path world = Path.of("");

    private static final Map<String, Trained> TRAINED = new HashMap<>();

    /**
     * A trained model.
     *
     * @param manifest of its bundle
     * @param evaluation on the test split
     * @param cvr log-odds of the conversion rate
     */
    record Trained(BundleManifest manifest, Evaluation evaluation, List<Double> cvr) {}

    @BeforeAll
    static void trainAll() throws Exception {
        SmallWorld.prepareInto(world);
        for (ModelEntry entry : ModelCatalog.models().values()) {
            TRAINED.put(entry.name(), train(entry));
        }
    }

    private static Trained train(ModelEntry entry) throws Exception {
        SampleFolder samples = SampleFolder.open(world.resolve("samples"));
        Path folder = Files.createDirectories(world.resolve(entry.name()));
        new TrainingRun(
                        ModelChoice.with(SmallWorld.recipe(), entry),
                        samples,
                        folder,
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
        ModelBundle bundle = ModelBundle.read(folder);
        BundleScoring scoring = new BundleScoring(TowerLibrary.fastest(Precision.FLOAT32), 2);
        List<Quantity> quantities = bundle.graph().quantities();
        List<Double> cvr;
        try (Workers workers = new Workers(1);
                SampleSplit test = samples.open(Split.TEST, List.of())) {
            HeadScorer scorer = new HeadScorer(
                    bundle.model().predictor(TowerLibrary.fastest(Precision.FLOAT32)), List.of(CVR), workers);
            cvr = Arrays.stream(Scoring.score(scorer, test)[0]).boxed().toList();
        }
        Evaluation evaluation = Evaluator.evaluate(
                scoring.score(bundle, samples, Split.TEST, quantities),
                EvaluationOptions.defaults().withoutIntervals());
        return new Trained(bundle.manifest(), evaluation, cvr);
    }

    @Test
    void everyConversionRateIsAProbabilityExceptRatios() {
        TRAINED.forEach((name, trained) -> {
            int ratios = 0;
            for (double logOdds : trained.cvr()) {
                assertThat(logOdds).as(name).isFinite();
                assertThat(GraphScorer.probability(logOdds)).as(name).isBetween(0.0, 1.0);
                ratios += logOdds >= GraphScorer.ABOVE_ONE ? 1 : 0;
            }
            if (!name.equals("division")) {
                assertThat(ratios).as(name).isZero();
            }
        });
    }

    @Test
    void everyModelRanksClicksAndPurchasesBetterThanChance() {
        TRAINED.forEach((name, trained) -> {
            for (QuantityEvaluation quantity : trained.evaluation().quantities()) {
                if (quantity.quantity().equals(Quantity.marginal("click"))) {
                    assertThat(auc(quantity)).as("%s, CTR", name).isGreaterThan(0.52);
                }
                if (quantity.quantity().equals(Quantity.marginal("purchase"))) {
                    assertThat(auc(quantity)).as("%s, CTCVR", name).isGreaterThan(0.55);
                }
            }
        });
    }

    private static double auc(QuantityEvaluation quantity) {
        return quantity.ranking().auc().value().value().orElseThrow();
    }

    /** AMAN takes what was never seen for what did not happen; copies and rejection are undone or mended. */
    @Test
    void conversionRatesHaveTheLevelThatTheirFittingGivesThem() {
        double level = pcoc("dnn");
        assertThat(pcoc("dnn-os")).as("copies undone").isBetween(0.6 * level, 1.6 * level);
        assertThat(pcoc("esmm")).isBetween(0.5, 2.0);
        assertThat(pcoc("aman")).as("missing as negative").isLessThan(0.8 * level);
    }

    private static double pcoc(String model) {
        return requireNonNull(TRAINED.get(model))
                .evaluation()
                .quantity(CVR)
                .orElseThrow()
                .calibration()
                .ratio()
                .value()
                .value()
                .orElseThrow();
    }

    @Test
    void noTwoModelsPredictTheSame() {
        Map<Double, String> means = new HashMap<>();
        TRAINED.forEach((name, trained) -> {
            String other = means.put(
                    trained.cvr().stream().mapToDouble(z -> z).average().orElseThrow(), name);
            assertThat(other).as("as %s", name).isNull();
        });
    }

    @Test
    void everyTermIsInTheHistoryAndLearnedStatesBesideIt() {
        TRAINED.forEach((name, trained) -> {
            List<EpochRecord> history = trained.manifest().history();
            EpochRecord last = history.get(history.size() - 1);
            assertThat(history.get(0).trainLoss()).as(name).hasSizeGreaterThanOrEqualTo(2);
            assertThat(last.trainLoss().values()).as(name).isNotEmpty().allMatch(Double::isFinite);
        });
        assertThat(diagnostics("esmc")).containsKey("constraint.distance");
        assertThat(diagnostics("mmoe").keySet()).anyMatch(key -> key.endsWith("entropy"));
        assertThat(diagnostics("ple").keySet()).anyMatch(key -> key.startsWith("experts"));
    }

    private static Map<String, Double> diagnostics(String model) {
        List<EpochRecord> history =
                requireNonNull(TRAINED.get(model)).manifest().history();
        return history.get(history.size() - 1).diagnostics();
    }
}
