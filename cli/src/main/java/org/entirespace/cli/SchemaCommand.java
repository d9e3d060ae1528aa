/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.concurrent.Callable;
import org.entirespace.train.recipe.RecipeSchema;
import picocli.CommandLine.Command;

/** Prints the JSON schema of recipes. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON schema of recipes, for editors that check and complete YAML.",
        footer = {"", "Example:", "  entirespace schema > recipe.schema.json"})
final class SchemaCommand implements Callable<Integer> {

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(RecipeSchema.text());
        terminal.out().flush();
        return ExitCode.OK;
    }
}
