/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Space;
import org.entirespace.core.metric.CalibrationRatio;
import org.entirespace.core.metric.LogLoss;
import org.entirespace.core.metric.Predictions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.calibration.CalibrationMethod;
import org.entirespace.model.calibration.LevelFit;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.evaluate.ScoredSamples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model whose heads were bent on purpose is made right again. */
class BundleCalibrationTest {

    private static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);
    private static final Quantity CTR = Quantity.marginal("click");

    @TempDir
    static Path world;

    private static Path bent = Path.of("");

    @TempDir
    Path out;

    @BeforeAll
    static void train() throws Exception {
        SmallWorld.prepareInto(world);
        bent = world.resolve("bent");
        new TrainingRun(SmallWorld.recipe(), samples(), bent, SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
        ModelBundle bundle = ModelBundle.read(bent);
        float[] dense = bundle.network().dense();
        int bias = bundle.network().shape().headBiasOffset();
        for (int head = 0; head < bundle.graph().rates().size(); head++) {
            dense[bias + head] += 1;
        }
        bundle.write(bent);
    }

    private static SampleFolder samples() throws Exception {
        return SampleFolder.open(world.resolve("samples"));
    }

    private BundleCalibration.Result calibrate(CalibrationMethod method) throws Exception {
        return new BundleCalibration(ENGINE, method, true, Workers.alone())
                .calibrate(ModelBundle.read(bent), samples(), Split.VALIDATION, "2026-02-02T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void everyBehaviourHasItsLevelOverAllImpressions(CalibrationMethod method) throws Exception {
        BundleCalibration.Result result = calibrate(method);

        assertThat(result.levels())
                .extracting(LevelFit.Level::behavior)
                .containsExactly("click", "micro", "macro", "purchase");
        for (LevelFit.Level level : result.levels()) {
            Quantity marginal = Quantity.marginal(level.behavior());
            Predictions scored = new BundleScoring(ENGINE, 1)
                    .score(result.bundle(), samples(), Split.VALIDATION, List.of(marginal))
                    .predictions(marginal);
            double ratio = CalibrationRatio.of(scored).value().orElseThrow();
            assertThat(ratio).as(level.behavior()).isCloseTo(level.after(), within(1e-4));
            if (level.isLevelled()) {
                assertThat(level.asTrained()).as(level.behavior()).isGreaterThan(1.2);
                assertThat(ratio).as(level.behavior()).isCloseTo(1, within(1e-4));
            }
        }
        assertThat(result.levels()).anyMatch(level -> level.isLevelled() && Math.abs(level.byHeads() - 1) > 1e-3);
    }

    @Test
    void headsAloneCanBeMadeRight() throws Exception {
        BundleCalibration.Result alone = new BundleCalibration(ENGINE, CalibrationMethod.PLATT, false, Workers.alone())
                .calibrate(ModelBundle.read(bent), samples(), Split.VALIDATION, "2026-02-02T00:00:00Z");

        assertThat(alone.levels()).isEmpty();
        assertThat(alone.heads()).isEqualTo(calibrate(CalibrationMethod.PLATT).heads());
        assertThat(alone.bundle().manifest().provenance().get("calibration")).startsWith("platt on validation of ");
    }

    private static double logLoss(ModelBundle bundle) throws Exception {
        ScoredSamples scored = new BundleScoring(ENGINE, 1).score(bundle, samples(), Split.VALIDATION, List.of(CTR));
        Predictions predictions = scored.predictions(CTR);
        return LogLoss.of(predictions).value().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void headsWithEnoughSamplesAreRightAfterwardsOthersStay(CalibrationMethod method) throws Exception {
        List<BundleCalibration.Head> heads = calibrate(method).heads();

        assertThat(heads).hasSize(6).anyMatch(BundleCalibration.Head::isCalibrated);
        for (BundleCalibration.Head head : heads) {
            int rarer = Math.min(head.positives(), head.samples() - head.positives());
            assertThat(head.isCalibrated()).as(head.head()).isEqualTo(rarer >= BundleCalibration.LEAST);
            if (head.isCalibrated()) {
                assertThat(head.before()).as(head.head()).isGreaterThan(1.2);
                assertThat(head.after()).as(head.head()).isCloseTo(1, within(1e-5));
            } else {
                assertThat(head.after()).as(head.head()).isEqualTo(head.before());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBundleScoresByItsMapsAndAnswersItsGoldenRequestsByThem(CalibrationMethod method) throws Exception {
        ModelBundle calibrated = calibrate(method).bundle();
        calibrated.write(out);

        BundleLoading loading = BundleLoading.load(out, ENGINE);

        ModelBundle read = loading.bundle();
        assertThat(loading.agreement().requests()).isEqualTo(RunOptions.GOLDEN_REQUESTS);
        assertThat(read.golden()).isNotEqualTo(ModelBundle.read(bent).golden());
        assertThat(logLoss(read)).isEqualTo(logLoss(calibrated)).isLessThan(logLoss(ModelBundle.read(bent)) - 0.01);
        assertThat(read.manifest().provenance().get("calibration"))
                .startsWith(method.name().toLowerCase(java.util.Locale.ROOT) + " and levels on validation of ");
        assertThat(read.manifest().created()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(read.network().dense())
                .isEqualTo(ModelBundle.read(bent).network().dense());
    }

    @Test
    void calibratingAgainForgetsTheMapsBefore() throws Exception {
        ModelBundle once = calibrate(CalibrationMethod.PLATT).bundle();
        BundleCalibration.Result twice = new BundleCalibration(ENGINE, CalibrationMethod.PLATT, true, Workers.alone())
                .calibrate(once, samples(), Split.VALIDATION, "2026-02-02T00:00:00Z");

        assertThat(twice.bundle().manifest()).isEqualTo(once.manifest());
        assertThat(twice.bundle().golden()).isEqualTo(once.golden());
    }

    @Test
    void withoutMapsTheModelIsAsItWas() throws Exception {
        ModelBundle plain = ModelBundle.read(bent);
        ModelBundle calibrated = calibrate(CalibrationMethod.ISOTONIC).bundle();

        ModelBundle stripped =
                new ModelBundle(plain.manifest(), calibrated.model().calibrated(Map.of()), plain.golden());

        assertThat(logLoss(stripped)).isEqualTo(logLoss(plain));
        assertThat(Space.ENTIRE.isEntire()).isTrue();
    }
}
