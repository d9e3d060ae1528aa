/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.model.speed.RequestSpeed;
import org.entirespace.model.speed.SpeedOptions;
import org.entirespace.model.tower.TowerEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what request fields are worth. */
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what it is worth to know the fields that all candidates of a request have in common (recipe key",
            "network.request_fields): HM3 as in bench train, 15 of 23 fields in common, with and without this knowledge",
            "in turns; training on batches of requests, and scoring request after request. Both must score alike."
        },
        footer = {"", "Example:", "  entirespace bench requests --candidates 10,50,500 --threads 2"})
final class BenchRequestsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private BenchSettings settings = new BenchSettings();

    @Option(names = "--rounds", description = "Timed rounds of 20 steps; the median counts. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--candidates",
            split = ",",
            paramLabel = "N",
            description = "Candidates of a request, one figure after the other. Default: 10,50,500.")
    private List<Integer> candidates = List.of(10, 50, 500);

    @Option(
            names = "--engine",
            description = "What computes the towers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private BenchEngine engine = BenchEngine.FLOAT32;

    BenchRequestsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TowerEngine chosen = engine.engine();
        SpeedOptions options = settings.options(rounds);
        terminal.say("measuring " + rounds + " rounds on " + options.threads() + " threads: " + chosen.description());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%10s %12s %12s %6s %12s %12s %6s%n",
                        "candidates",
                        "training/s",
                        "together",
                        "gain",
                        "scoring/s",
                        "together",
                        "gain");
        for (int count : candidates) {
            RequestSpeed.Result result = new RequestSpeed(options, chosen, System::nanoTime).run(count);
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%10d %,12.0f %,12.0f %6.2f %,12.0f %,12.0f %6.2f%n",
                            count,
                            result.trained(),
                            result.trainedTogether(),
                            result.trainedTogether() / result.trained(),
                            result.scored(),
                            result.scoredTogether(),
                            result.scoredTogether() / result.scored());
            terminal.out().flush();
        }
        return ExitCode.OK;
    }
}
