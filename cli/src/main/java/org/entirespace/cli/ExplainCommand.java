/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.model.network.NetworkSize;
import org.entirespace.train.explain.GraphExplanation;
import org.entirespace.train.method.Learner;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a recipe's graph compiles to. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what a recipe's graph compiles to: heads, label columns, probabilities as formulas, loss terms and,",
            "with prepared samples, the number of parameters. With --svg it draws the graph too."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace explain recipe.yaml",
            "  entirespace explain recipe.yaml --model esmm --samples work/samples",
            "  entirespace explain recipe.yaml --svg graph.svg"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RecipeAndModel recipeAndModel = new RecipeAndModel();

    @Option(names = "--samples", paramLabel = "DIR", description = "Prepared samples, to count the parameters by.")
    private @Nullable Path samples;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the graph to this file, which is replaced.")
    private @Nullable Path svg;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipeAndModel.read();
        String parameters = parameters(recipe);
        if (svg != null) {
            GraphDrawing.write(svg, recipe.graph().graph());
        }
        terminal.out().print(GraphExplanation.of(recipe));
        terminal.out().print("\nparameters\n" + parameters);
        terminal.out().flush();
        return ExitCode.OK;
    }

    private String parameters(Recipe recipe) throws IOException {
        if (recipe.method().learner() == Learner.TREES) {
            return "  as many as the trees grow\n";
        }
        Path folder = samples;
        if (folder == null) {
            return "  known once the fields are fitted; add --samples with prepared samples\n";
        }
        Schema schema = SampleFolder.open(folder).manifest().schema();
        CompiledGraph compiled = CompiledGraph.of(recipe.graph().graph());
        NetworkSize size = NetworkSize.of(schema, compiled, recipe.networkOptions());
        return String.format(
                Locale.ROOT, "  %,d in all: embeddings %,d, towers %,d%n", size.all(), size.embeddings(), size.dense());
    }
}
