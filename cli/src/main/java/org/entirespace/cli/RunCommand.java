/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.recipe.EvaluationPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.run.CheckpointPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prepares, trains and evaluates in one go. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Prepares, trains and evaluates: from a raw log to a report in one go.",
        footer = {
            "",
            "Examples:",
            "  entirespace run recipe.yaml --data logs --out work",
            "  entirespace run recipe.yaml --data logs --out work --model esmm --model hm3"
        })
final class RunCommand implements Callable<Integer> {

    private final Steps steps;

    @Mixin
    private RecipeFile recipeFile = new RecipeFile();

    @Mixin
    private PrepareSettings settings = new PrepareSettings();

    @Mixin
    private CheckpointSettings checkpoints = new CheckpointSettings();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for all results. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "A model by name instead of the recipe's; with several, each is trained on the same samples.")
    private List<String> models = new ArrayList<>();

    RunCommand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeFile.read();
        List<Recipe> variants = new ArrayList<>();
        for (String model : models) {
            variants.add(recipeFile.read(model));
        }
        return run(recipe, variants.isEmpty() ? List.of(recipe) : variants);
    }

    private int run(Recipe recipe, List<Recipe> variants) throws Exception {
        Files.createDirectories(out);
        Path samples = out.resolve("samples");
        steps.prepare(recipe, settings.data(), samples, settings.options(recipe.name()));
        return trainAndEvaluate(steps, variants, samples, out, checkpoints.plan());
    }

    /** Trains each variant on the same samples into {@code out/models/GRAPH}, then evaluates all of them together. */
    static int trainAndEvaluate(Steps steps, List<Recipe> variants, Path samples, Path out, CheckpointPlan checkpoints)
            throws Exception {
        Map<String, Path> models = new LinkedHashMap<>();
        for (Recipe variant : variants) {
            String name = variant.graph().graph().name();
            models.put(name, out.resolve("models").resolve(name));
            if (!steps.train(variant, samples, out.resolve("models").resolve(name), checkpoints)) {
                return ExitCode.OK;
            }
        }
        steps.evaluate(
                models,
                together(variants),
                samples,
                out,
                variants.get(0).training().threads());
        return ExitCode.OK;
    }

    /** The plan of all variants: each model is judged by what it answers of it. */
    private static EvaluationPlan together(List<Recipe> variants) {
        Set<Quantity> quantities = new LinkedHashSet<>();
        variants.forEach(variant -> quantities.addAll(variant.evaluation().quantities()));
        EvaluationPlan plan = variants.get(0).evaluation();
        return new EvaluationPlan(List.copyOf(quantities), plan.bootstrap(), plan.confidence(), plan.calibrationBins());
    }
}
