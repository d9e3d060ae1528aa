/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.entirespace.model.calibration.CalibrationMethod;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreReferencesTest {

    private static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);

    @TempDir
    static Path world;

    @BeforeAll
    static void train() throws Exception {
        SmallWorld.prepareInto(world);
        new TrainingRun(
                        SmallWorld.recipe(),
                        samples(),
                        world.resolve("model"),
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
    }

    private static SampleFolder samples() throws Exception {
        return SampleFolder.open(world.resolve("samples"));
    }

    private static ScoreReference reference(ModelBundle bundle) {
        return Objects.requireNonNull(bundle.reference(), "a reference");
    }

    /** Counted one by one, from scores that the evaluation would see. */
    private static void assertCounted(ModelBundle bundle, SampleSplit split, int from, int to) {
        List<Quantity> quantities = bundle.graph().quantities();
        double[][] scores;
        try (Workers workers = new Workers(1)) {
            scores = Scoring.score(
                    new HeadScorer(bundle.model().predictor(ENGINE), quantities, workers), split, from, to);
        }
        assertThat(reference(bundle).quantities())
                .extracting(QuantityScores::quantity)
                .containsExactlyElementsOf(
                        quantities.stream().map(Quantity::key).toList());
        for (int q = 0; q < quantities.size(); q++) {
            QuantityScores found = reference(bundle).of(quantities.get(q).key()).orElseThrow();
            assertThat(found.counts()).hasSizeGreaterThan(5);
            double below = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < found.counts().size(); b++) {
                double low = below;
                double high = b < found.bounds().size() ? found.bounds().get(b) : Double.POSITIVE_INFINITY;
                long count = Arrays.stream(scores[q])
                        .filter(z -> z > low && z <= high)
                        .count();
                assertThat(found.counts().get(b))
                        .as("%s, bin %s", quantities.get(q), b)
                        .isEqualTo(count);
                below = high;
            }
        }
    }

    @Test
    void aTrainedBundleTellsItsScoresOnTheValidationSplit() throws Exception {
        ModelBundle bundle = ModelBundle.read(world.resolve("model"));

        assertThat(reference(bundle).samples()).startsWith("validation of small world, prepared 2026-02-01T");
        try (SampleSplit validation = samples().open(Split.VALIDATION)) {
            assertCounted(bundle, validation, 0, validation.rows());
        }
    }

    @Test
    void aCalibratedOneTellsCalibratedScores() throws Exception {
        ModelBundle plain = ModelBundle.read(world.resolve("model"));
        ModelBundle calibrated = new BundleCalibration(ENGINE, CalibrationMethod.PLATT, true, Workers.alone())
                .calibrate(plain, samples(), Split.TEST, "2026-02-02T00:00:00Z")
                .bundle();

        assertThat(reference(calibrated)).isNotEqualTo(reference(plain));
        assertThat(reference(calibrated).samples()).startsWith("test of small world");
        try (SampleSplit test = samples().open(Split.TEST)) {
            assertCounted(calibrated, test, 0, test.rows());
        }
    }

    @Test
    void ofManySamplesSomeAreScoredEvenlySpread() throws Exception {
        ModelBundle bundle = ModelBundle.read(world.resolve("model"));
        try (SampleSplit train = samples().open(Split.TRAIN);
                Workers workers = new Workers(2)) {
            ScoreReferences references = new ScoreReferences(ENGINE, workers, train, "train");

            ScoreReference part = Objects.requireNonNull(references.of(bundle.model(), "one of ", 10, 310));

            assertThat(part.samples()).isEqualTo("one of train");
            assertThat(part.quantities()).allMatch(scores -> scores.rows() == 300);
            assertThat(references.of(bundle.model(), "", 0, 99)).isNull();
            assertThat(ScoreReferences.rows(5, 1_000, 4)).containsExactly(5, 253, 502, 751);
            assertThat(ScoreReferences.rows(5, 8, 4)).containsExactly(5, 6, 7);
            assertThat(ScoreReferences.rows(0, Integer.MAX_VALUE, 3))
                    .containsExactly(0, Integer.MAX_VALUE / 3, (int) (Integer.MAX_VALUE * 2L / 3));
        }
    }
}
