/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run comes to does not suffer from embeddings in half precision. */
class HalfPrecisionRunTest {

    @TempDir
    Path folder;

    @Test
    void aucAndLossesAreThoseOfFloatsWithinNoise() throws Exception {
        SmallWorld.prepareInto(folder);
        BundleManifest floats = train("float32", 1);
        BundleManifest otherSeed = train("float32", 2);
        BundleManifest halves = train("float16", 1);

        double auc = criterion(floats);
        assertThat(auc).as("something was learned").isGreaterThan(0.57);
        assertThat(criterion(halves)).isCloseTo(auc, within(5e-4)).isNotEqualTo(auc);
        assertThat(Math.abs(criterion(otherSeed) - auc))
                .as("what a seed changes")
                .isGreaterThan(5e-3);
        Map<String, Double> losses = last(floats).validationLoss();
        last(halves)
                .validationLoss()
                .forEach((term, loss) -> assertThat(loss).isCloseTo(losses.get(term), within(2e-4)));
        assertThat(losses).isNotEmpty();
        assertThat(halves.files().get(0).bytes())
                .isLessThan(floats.files().get(0).bytes());
    }

    private BundleManifest train(String precision, long seed) throws Exception {
        Recipe recipe = RecipeReader.read(Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("epochs: 4", "epochs: 3")
                .replace("batch_size: 4096", "batch_size: 256")
                .replace("metric: log_loss", "metric: auc")
                .replace("quantity: purchase", "quantity: click")
                .replace("embedding: 8", "embedding: 8\n  embedding_precision: " + precision));
        return new TrainingRun(
                        recipe.withTraining(recipe.training().at(seed, 2)),
                        SampleFolder.open(folder.resolve("samples")),
                        folder.resolve(precision + seed),
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
    }

    private static EpochRecord last(BundleManifest manifest) {
        return manifest.history().get(manifest.bestEpoch() - 1);
    }

    private static double criterion(BundleManifest manifest) {
        return last(manifest).criterion().orElseThrow();
    }
}
