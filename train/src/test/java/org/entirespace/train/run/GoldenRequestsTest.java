/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.prepare.RawSamples;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenRequestsTest {

    private static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);

    @TempDir
    static Path world;

    @TempDir
    Path out;

    @BeforeAll
    static void prepare() throws Exception {
        SmallWorld.prepareInto(world);
    }

    private void train(Path samples) throws Exception {
        new TrainingRun(
                        SmallWorld.recipe(),
                        SampleFolder.open(samples),
                        out,
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
    }

    /** From raw values to probabilities, and from the column files: two ways that must not come apart. */
    @Test
    void aBundleCarriesTrainingSamplesWithTheScoresOfTheirColumns() throws Exception {
        train(world.resolve("samples"));

        BundleLoading loading = BundleLoading.load(out, ENGINE);

        List<GoldenRequest> golden = loading.bundle().golden();
        List<Quantity> quantities = loading.bundle().graph().quantities();
        assertThat(golden).hasSize(RunOptions.GOLDEN_REQUESTS);
        double[][] scores;
        try (SampleSplit train = SampleFolder.open(world.resolve("samples")).open(Split.TRAIN);
                Workers workers = new Workers(1)) {
            HeadScorer scorer = new HeadScorer(loading.bundle().model().predictor(ENGINE), quantities, workers);
            scores = Scoring.score(scorer, train);
        }
        List<RawSamples.RawSample> raw =
                RawSamples.read(SampleFolder.open(world.resolve("samples")), Split.TRAIN, RunOptions.GOLDEN_REQUESTS);
        for (int r = 0; r < golden.size(); r++) {
            int sample = Math.toIntExact(raw.get(r).number());
            Map<String, Double> answers = golden.get(r).expected().get(0);
            for (int q = 0; q < quantities.size(); q++) {
                assertThat(answers.get(quantities.get(q).key()))
                        .as("request %s, %s", r, quantities.get(q).key())
                        .isCloseTo(GraphScorer.probability(scores[q][sample]), within(1e-6));
            }
        }
        assertThat(golden).extracting(GoldenRequest::body).doesNotHaveDuplicates();
    }

    @Test
    void withoutTheFileOfRawSamplesThereAreNone() throws Exception {
        Path copy = out.resolve("copy");
        Files.createDirectories(copy);
        try (var files = Files.list(world.resolve("samples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".parquet")) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        train(copy);

        assertThat(ModelBundle.read(out).golden()).isEmpty();
    }
}
