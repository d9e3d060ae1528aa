/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.recipe.TrainingPlan;

/**
 * Short runs on the small world that break off, and what they came to.
 *
 * @param world the prepared world
 */
record Interrupted(Path world) {

    /** A twelfth of the small world's training split. */
    static final double SHARE = 0.085;

    /** What breaks a run off. */
    static final class Kill extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What a run must come to whatever happened on its way: all but times. */
    record Result(String weights, int bestEpoch, List<Epoch> history) {}

    /** An epoch without times. */
    record Epoch(
            int epoch,
            Map<String, Double> trainLoss,
            Map<String, Double> validationLoss,
            Map<String, Double> diagnostics,
            OptionalDouble criterion) {}

    /** A recipe of a model with dropout and some keys: a method, or the optimiser or precision of embeddings. */
    static Recipe recipe(String model, String keys, int threads) throws Exception {
        return recipe(model, keys, threads, 2);
    }

    /** A recipe with more steps than a process takes that is killed four times, each after at most four of them. */
    static Recipe longRecipe(int threads) throws Exception {
        return recipe("hm3", "method: {}", threads, 4);
    }

    private static Recipe recipe(String model, String keys, int threads, int epochs) throws Exception {
        boolean ofTraining = keys.startsWith("embedding_optimizer");
        boolean ofNetwork = keys.startsWith("embedding_precision");
        String text = Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                        .replace("epochs: 4", "epochs: " + epochs)
                        .replace("batch_size: 4096", "batch_size: 256" + (ofTraining ? "\n  " + keys : ""))
                        .replace("patience: 1", "patience: 5")
                        .replace("embedding: 8", "embedding: 2" + (ofNetwork ? "\n  " + keys : ""))
                        .replace("tower: [64, 32]", "tower: [16]\n  dropout: 0.2")
                        .replace("model: hm3", "model: " + model)
                + (ofTraining || ofNetwork ? "" : keys) + "\n";
        Recipe recipe = RecipeReader.read(text);
        TrainingPlan plan = recipe.training();
        return recipe.withTraining(plan.at(plan.seed(), threads));
    }

    /** Trains with a checkpoint after every step until the listener breaks off, or to the end. */
    BundleManifest train(Recipe recipe, Path model, TrainingListener listener) throws Exception {
        return train(recipe, model, listener, CheckpointPlan.every(Duration.ZERO));
    }

    BundleManifest train(Recipe recipe, Path model, TrainingListener listener, CheckpointPlan plan) throws Exception {
        return new TrainingRun(
                        recipe,
                        SampleFolder.open(world.resolve("samples")),
                        model,
                        SmallWorld.place(() -> false, listener),
                        new RunOptions(SHARE, plan, 0))
                .run();
    }

    /** Trains until so many batches were trained on; the last of them is in no checkpoint. */
    void killAt(int step, Recipe recipe, Path model) throws Exception {
        try {
            train(recipe, model, new TrainingListener() {
                private int steps;

                @Override
                public void trained(int epoch, long samples) {
                    if (++steps == step) {
                        throw new Kill();
                    }
                }
            });
        } catch (Kill expected) {
            return;
        }
        throw new AssertionError("the run has fewer than " + step + " steps");
    }

    static Result result(Path model) throws Exception {
        BundleManifest manifest = ModelBundle.readManifest(model);
        return new Result(
                manifest.files().get(0).sha256(),
                manifest.bestEpoch(),
                manifest.history().stream()
                        .map(record -> new Epoch(
                                record.epoch(),
                                record.trainLoss(),
                                record.validationLoss(),
                                record.diagnostics(),
                                record.criterion()))
                        .toList());
    }

    /** The checkpoints in a folder, oldest first. */
    static List<Path> checkpoints(Path model) throws Exception {
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(model)) {
            files.filter(file -> file.toString().endsWith(".state")).sorted().forEach(found::add);
        }
        return found;
    }
}
