/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The recipe argument, and a graph to put in place of the recipe's own. */
final class RecipeAndGraph {

    @Mixin
    private RecipeFile file = new RecipeFile();

    @Option(names = "--graph", paramLabel = "NAME", description = "A graph of the catalog instead of the recipe's.")
    private @Nullable String graph;

    Recipe read() throws IOException, RecipeException {
        String name = graph;
        return name == null ? file.read() : file.read(name);
    }
}
