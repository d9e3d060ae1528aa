/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.time.Duration;
import org.entirespace.serve.drift.DriftOptions;
import org.entirespace.serve.drift.DriftWatch;
import picocli.CommandLine.Option;

/** When a server says that scores have drifted. */
final class DriftSettings {

    private static final DriftOptions DEFAULTS = DriftOptions.defaults();

    @Option(
            names = "--drift-warn",
            paramLabel = "PSI",
            description = {
                "The population stability index of recent scores, against those when the model was written, from which a",
                "line is said. Default: ${DEFAULT-VALUE}."
            })
    private double warn = DEFAULTS.warn();

    @Option(
            names = "--drift-alarm",
            paramLabel = "PSI",
            description = "And from which it is an alarm. Default: ${DEFAULT-VALUE}.")
    private double alarm = DEFAULTS.alarm();

    @Option(
            names = "--drift-rows",
            paramLabel = "N",
            description = "Candidates without which nothing is said. Default: ${DEFAULT-VALUE}.")
    private long rows = DEFAULTS.leastRows();

    @Option(
            names = "--drift-requests",
            paramLabel = "N",
            description = "Requests without which nothing is said. Default: ${DEFAULT-VALUE}.")
    private long requests = DEFAULTS.leastRequests();

    @Option(
            names = "--drift-window-s",
            paramLabel = "SECONDS",
            description = "How far back scores count as recent. Default: ${DEFAULT-VALUE}.")
    private long windowSeconds = DEFAULTS.window().toSeconds();

    DriftWatch watch() {
        return new DriftWatch(
                new DriftOptions(warn, alarm, rows, requests, Duration.ofSeconds(windowSeconds)), System::nanoTime);
    }
}
