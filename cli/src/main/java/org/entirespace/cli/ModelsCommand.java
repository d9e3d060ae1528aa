/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.concurrent.Callable;
import org.entirespace.core.graph.CatalogEntry;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.train.evaluate.TextTable;
import picocli.CommandLine.Command;

/** Lists the catalogue. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the graphs that come with it: behaviours, heads, loss terms, source.",
        footer = {"", "Example:", "  entirespace models"})
final class ModelsCommand implements Callable<Integer> {

    private final Terminal terminal;

    ModelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("llllll").add("graph", "behaviours", "heads", "losses", "source", "what it is");
        for (CatalogEntry entry : GraphCatalog.entries()) {
            CompiledGraph compiled = CompiledGraph.of(entry.graph());
            table.add(
                    entry.graph().name(),
                    String.join(", ", entry.graph().behaviorNames()),
                    String.valueOf(compiled.rates().size()),
                    String.valueOf(compiled.marginals().size()),
                    entry.source(),
                    entry.summary());
        }
        terminal.out().print(table.text());
        terminal.out()
                .println(
                        "\nA recipe names one of them, or declares a graph of its own; `entirespace explain` shows either.");
        terminal.out().flush();
        return ExitCode.OK;
    }
}
