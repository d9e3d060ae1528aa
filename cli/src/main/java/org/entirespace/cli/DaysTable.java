/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.entirespace.model.bundle.DayRecord;
import org.entirespace.train.run.TrainingListener;

/** Prints the days of a daily run as the rows of a table, each when it is learned. */
final class DaysTable implements TrainingListener {

    private static final String ROW = "%-10s %12s  %-12s %-12s %9s  %s%n";

    private final Terminal terminal;
    private final String criterion;
    private boolean begun;

    /** A table whose criterion is called {@code criterion}. */
    DaysTable(Terminal terminal, String criterion) {
        this.terminal = terminal;
        this.criterion = criterion;
    }

    @Override
    public void started(long samples, long parameters, String engine) {
        terminal.say(
                String.format(Locale.ROOT, "going on: %,d samples, %,d parameters, %s", samples, parameters, engine));
    }

    @Override
    public void noted(String message) {
        terminal.say("  note: " + message);
    }

    @Override
    public void dayLearned(DayRecord day) {
        if (!begun) {
            terminal.out()
                    .println(criterion + " and log losses before learning from the day; expected: mean of 7 days");
            terminal.out().printf(Locale.ROOT, ROW, "day", "samples", "found", "expected", "seconds", "log losses");
            begun = true;
        }
        String losses = day.lossBefore().entrySet().stream()
                .map(loss -> String.format(Locale.ROOT, "%s %.5f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", "));
        terminal.out()
                .printf(
                        Locale.ROOT,
                        ROW,
                        day.day(),
                        String.format(Locale.ROOT, "%,d", day.samples()),
                        number(day.criterion()),
                        number(day.expected()),
                        String.format(Locale.ROOT, "%.1f", day.seconds()),
                        losses);
        terminal.out().flush();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.5f", value.getAsDouble()) : "undefined";
    }
}
