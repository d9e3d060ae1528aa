/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.train.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes samples of a log. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Makes labelled entire-space samples of a raw log.",
        footer = {
            "",
            "Examples:",
            "  entirespace prepare recipe.yaml --data logs --out work/samples",
            "  entirespace prepare recipe.yaml --data logs --from work/model --out work/new-days"
        })
final class PrepareCommand implements Callable<Integer> {

    private final Steps steps;

    @Mixin
    private RecipeFile recipeFile = new RecipeFile();

    @Mixin
    private PrepareSettings settings = new PrepareSettings();

    @Mixin
    private ContinuationSettings continuation = new ContinuationSettings();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the samples. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("work", "samples");

    PrepareCommand(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeFile.read();
        PrepareOptions options = settings.options(recipe.name());
        steps.prepare(
                recipe,
                settings.data(),
                out,
                continuation.continuation().map(options::with).orElse(options));
        return ExitCode.OK;
    }
}
