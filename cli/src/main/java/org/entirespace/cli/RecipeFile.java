/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.run.ModelChoice;
import picocli.CommandLine.Parameters;

/** The recipe argument that several commands share. */
final class RecipeFile {

    @Parameters(index = "0", paramLabel = "RECIPE", description = "The recipe, a YAML file.")
    private Path path = Path.of("recipe.yaml");

    Recipe read() throws IOException, DocumentException {
        if (Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString(), null, "is a folder; expected a recipe, a YAML file");
        }
        return RecipeReader.read(path);
    }

    /** The recipe with a model of the catalogue in place of its own. */
    Recipe read(String model) throws IOException, DocumentException {
        return ModelChoice.with(read(), ModelCatalog.model(model));
    }
}
