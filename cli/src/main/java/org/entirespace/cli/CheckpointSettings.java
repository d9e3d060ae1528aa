/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.entirespace.data.prepare.WindowLength;
import org.entirespace.train.run.CheckpointPlan;
import picocli.CommandLine.Option;

/** The options of checkpoints that several commands share. */
final class CheckpointSettings {

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            description = {
                "How often a network in training keeps its state beside the model, such as 10m or 1h; 'never' for not",
                "at all. A run that was killed and is started again goes on from there. Default: ${DEFAULT-VALUE}."
            })
    private String every = "10m";

    @Option(names = "--fresh", description = "Start anew, whatever checkpoint there is.")
    private boolean fresh;

    /**
     * What the options say.
     *
     * @throws IllegalArgumentException when the time is none
     */
    CheckpointPlan plan() {
        Optional<Duration> time = every.equals("never")
                ? Optional.empty()
                : Optional.of(Duration.of(WindowLength.micros(every), ChronoUnit.MICROS));
        return new CheckpointPlan(time, true, fresh);
    }
}
