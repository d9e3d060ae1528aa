/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.entirespace.train.run.DailyOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of going on with further days. */
final class DailySettings {

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = {
                "Go on from this trained network with samples of further days, made by prepare --from: each day is judged,",
                "then learned from in one pass. May be the folder of --out."
            })
    private @Nullable Path from;

    @Option(
            names = "--max-drop",
            paramLabel = "SHARE",
            description = {
                "With --from: stop before a day whose criterion is worse than the mean of the last 7 days by more than this",
                "share. Default: ${DEFAULT-VALUE}."
            })
    private double maxDrop = DailyOptions.MAX_DROP;

    @Option(
            names = "--keep-optimizer",
            description =
                    "With --from: keep the optimiser's state beside the model, so that the next run goes on from it.")
    private boolean keepsOptimizer;

    @Option(names = "--last-day", paramLabel = "DAY", description = "With --from: the last day to learn from (UTC).")
    private @Nullable LocalDate lastDay;

    /** What the options say; absent without {@code --from}. */
    Optional<DailyOptions> options() {
        Path model = from;
        return model == null
                ? Optional.empty()
                : Optional.of(new DailyOptions(model, maxDrop, keepsOptimizer, Optional.ofNullable(lastDay)));
    }
}
