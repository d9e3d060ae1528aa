/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.entirespace.data.prepare.Continuation;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.run.LearnedDays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of samples for a model that is there. */
final class ContinuationSettings {

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = {
                "Make samples of further days for this trained model, to go on from it by train --from: its fields encode",
                "them, and their vocabularies grow by texts that are frequent enough in these days."
            })
    private @Nullable Path from;

    @Option(
            names = "--first-day",
            paramLabel = "DAY",
            description = "With --from: the first day (UTC). Default: the one after the last that the model learned.")
    private @Nullable LocalDate firstDay;

    @Option(
            names = "--last-day",
            paramLabel = "DAY",
            description = "With --from: the last day (UTC). Default: the last one in the log.")
    private @Nullable LocalDate lastDay;

    /** What the options say; absent without {@code --from}. */
    Optional<Continuation> continuation() throws IOException {
        Path model = from;
        if (model == null) {
            return Optional.empty();
        }
        BundleManifest manifest = ModelBundle.readManifest(model);
        LocalDate first = firstDay;
        if (first == null) {
            first = LearnedDays.last(manifest)
                    .orElseThrow(() -> new IllegalArgumentException(
                            model + ": an older model, which does not tell its last day; give --first-day"))
                    .plusDays(1);
        }
        return Optional.of(new Continuation(manifest.schema(), first, lastDay));
    }
}
