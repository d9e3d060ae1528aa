/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The recipe argument, and a model to put in place of the recipe's own. */
final class RecipeAndModel {

    @Mixin
    private RecipeFile file = new RecipeFile();

    @Option(names = "--model", paramLabel = "NAME", description = "A model by name instead of the recipe's.")
    private @Nullable String model;

    Recipe read() throws IOException, DocumentException {
        String name = model;
        return name == null ? file.read() : file.read(name);
    }
}
