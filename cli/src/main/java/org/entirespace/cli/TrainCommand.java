/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.run.DailyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model on prepared samples. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a model on prepared samples. After each epoch it is judged on the validation split, and the best",
            "epoch is kept. Ctrl-C leaves the best model so far, and a checkpoint; the same command goes on from it."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace train recipe.yaml --samples work/samples --out work/model",
            "  entirespace train recipe.yaml --samples work/samples --out work/esmm --model esmm",
            "  entirespace train recipe.yaml --from work/model --samples work/new-days --out work/model"
        })
final class TrainCommand implements Callable<Integer> {

    private final Steps steps;

    @Mixin
    private RecipeAndModel recipeAndModel = new RecipeAndModel();

    @Mixin
    private CheckpointSettings checkpoints = new CheckpointSettings();

    @Mixin
    private DailySettings days = new DailySettings();

    @Option(names = "--samples", paramLabel = "DIR", description = "The samples. Default: ${DEFAULT-VALUE}.")
    private Path samples = Path.of("work", "samples");

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the model. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work", "model");

    TrainCommand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeAndModel.read();
        Optional<DailyOptions> daily = days.options();
        if (daily.isPresent()) {
            steps.goOn(recipe, samples, out, daily.get());
        } else {
            steps.train(recipe, samples, out, checkpoints.plan());
        }
        return ExitCode.OK;
    }
}
