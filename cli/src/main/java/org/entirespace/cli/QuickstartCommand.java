/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.run.CheckpointPlan;
import org.entirespace.train.run.ModelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes from nothing to a report of two models. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = {
            "Goes from nothing to a report: writes the log of a synthetic world, prepares samples, trains ESMM and HM3 on",
            "them, and evaluates both. The recipe is left beside the results; change it and use the other commands."
        },
        footer = {"", "Example:", "  entirespace quickstart --out work/quickstart"})
final class QuickstartCommand implements Callable<Integer> {

    private static final String RECIPE = "quickstart.yaml";

    private final Terminal terminal;
    private final Steps steps;

    @Mixin
    private WorldSettings settings = new WorldSettings();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for everything. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work", "quickstart");

    QuickstartCommand(Terminal terminal, Steps steps) {
        this.terminal = terminal;
        this.steps = steps;
    }

    @Override
    public Integer call() throws Exception {
        WorldOptions options = settings.options();
        Files.createDirectories(out);
        Path recipeFile = out.resolve(RECIPE);
        AtomicFile.write(recipeFile, stream -> stream.write(builtInRecipe().getBytes(StandardCharsets.UTF_8)));
        Recipe recipe = RecipeReader.read(recipeFile);
        Path log = out.resolve("log");
        new Simulation(terminal, System::nanoTime).write(options, log);
        Path samples = out.resolve("samples");
        steps.prepare(recipe, log, samples, PrepareOptions.defaults(recipe.name()));
        List<Recipe> variants = List.of(
                ModelChoice.with(recipe, ModelCatalog.model("esmm")),
                ModelChoice.with(recipe, ModelCatalog.model("hm3")));
        return RunCommand.trainAndEvaluate(steps, variants, samples, out, CheckpointPlan.NONE);
    }

    private static String builtInRecipe() throws IOException {
        try (InputStream in = QuickstartCommand.class.getResourceAsStream(RECIPE)) {
            if (in == null) {
                throw new IllegalStateException("the built-in recipe " + RECIPE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
