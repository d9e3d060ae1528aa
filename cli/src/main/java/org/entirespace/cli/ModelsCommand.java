/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.Objectives;
import org.entirespace.train.evaluate.TextTable;
import org.entirespace.train.method.Learner;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import picocli.CommandLine.Command;

/** Lists the catalogue. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "Lists the models that come with it: behaviours, heads, loss terms, how they are fitted and shared, source.",
        footer = {"", "Example:", "  entirespace models"})
final class ModelsCommand implements Callable<Integer> {

    private final Terminal terminal;

    ModelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("lllllll")
                .add("model", "behaviours", "heads", "losses", "fitting", "source", "what it is");
        for (ModelEntry entry : ModelCatalog.models().values()) {
            Objective objective = Objectives.of(
                    CompiledGraph.of(entry.graph()),
                    entry.method().fitting(),
                    entry.method().fittingOptions(),
                    Map.of());
            table.add(
                    entry.name(),
                    String.join(", ", entry.graph().behaviorNames()),
                    String.valueOf(objective.heads().count()),
                    String.valueOf(objective.terms()),
                    fitting(entry.method()),
                    entry.source(),
                    entry.summary());
        }
        terminal.out().print(table.text());
        terminal.out()
                .println(
                        "\nA recipe names one of them (model: hm3), or declares a graph of its own; `entirespace explain` shows either.");
        terminal.out().flush();
        return ExitCode.OK;
    }

    private static String fitting(MethodPlan method) {
        String fitting = method.fitting().name().toLowerCase(Locale.ROOT);
        return method.learner() == Learner.TREES ? fitting + " by trees" : fitting;
    }
}
