/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entirespace.train.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates models on the test split. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Evaluates models on the test split, each quantity in its own space: a table here, report.html with plots,",
            "and all figures as JSON. A model is named after its folder or zip file, and asked its golden requests before."
        },
        footer = {
            "",
            "Example:",
            "  entirespace evaluate recipe.yaml --samples work/samples --model work/model --out work"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Steps steps;

    @Mixin
    private RecipeFile recipeFile = new RecipeFile();

    @Option(names = "--samples", paramLabel = "DIR", description = "The samples. Default: ${DEFAULT-VALUE}.")
    private Path samples = Path.of("work", "samples");

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A model: its folder, or a zip file of it. May be given more than once. Default: work/model.")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work");

    EvaluateCommand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeFile.read();
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path model : models.isEmpty() ? List.of(Path.of("work", "model")) : models) {
            named.put(name(model), model);
        }
        steps.evaluate(
                named, recipe.evaluation(), samples, out, recipe.training().threads());
        return ExitCode.OK;
    }

    private static String name(Path model) {
        return String.valueOf(model.toAbsolutePath().normalize().getFileName()).replaceFirst("\\.zip$", "");
    }
}
