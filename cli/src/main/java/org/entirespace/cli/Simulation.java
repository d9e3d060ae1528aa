/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.data.world.WorldSummary;
import org.entirespace.train.evaluate.TextTable;

/** Writes the log of a world, shows how far it has come, and prints what the log holds. */
final class Simulation {

    private final Terminal terminal;
    private final LongSupplier nanoTime;

    /**
     * A simulation told to a terminal.
     *
     * @param nanoTime the clock that its speed is measured by
     */
    Simulation(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Writes a log on all processors. */
    void write(WorldOptions options, Path folder) throws IOException {
        terminal.say(String.format(Locale.ROOT, "simulating %,d impressions into %s", options.impressions(), folder));
        long began = nanoTime.getAsLong();
        WorldSummary summary =
                write(World.of(options), folder, Runtime.getRuntime().availableProcessors());
        double seconds = (nanoTime.getAsLong() - began) / 1e9;
        terminal.out().print(text(summary, folder));
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%.1f s, %,.0f impressions/s%n",
                        seconds,
                        summary.impressions() / Math.max(seconds, 1e-9));
        terminal.out().flush();
    }

    private WorldSummary write(World world, Path folder, int threads) throws IOException {
        if (!terminal.interactive()) {
            return world.write(folder, threads, ProgressListener.NONE);
        }
        long impressions = world.options().impressions();
        try (ProgressBar bar = Bars.of(terminal, "  simulate", " impressions", impressions)) {
            return world.write(folder, threads, (stage, done, total) -> bar.stepTo(done));
        } finally {
            terminal.say("");
        }
    }

    /** What truly happened, with its rate, and the files. */
    static String text(WorldSummary summary, Path folder) {
        TextTable table = new TextTable("lrrl").add("happened", "times", "rate", "of");
        long clicks = summary.happened().getOrDefault("click", 0L);
        for (Map.Entry<String, Long> behavior : summary.happened().entrySet()) {
            boolean ofAll =
                    behavior.getKey().equals("click") || behavior.getKey().equals("outside");
            if (behavior.getValue() > 0 || !behavior.getKey().equals("outside")) {
                add(table, behavior.getKey(), behavior.getValue(), ofAll ? summary.impressions() : clicks, ofAll);
            }
        }
        TextTable files = new TextTable("lr").add("file", "MB");
        for (Map.Entry<String, FileSeal> file : summary.files().entrySet()) {
            files.add(
                    folder.resolve(file.getKey()).toString(),
                    String.format(Locale.ROOT, "%,.1f", file.getValue().bytes() / 1e6));
        }
        String events = String.format(
                Locale.ROOT,
                "%,d impressions, %,d events logged until %s; %,d came later%n",
                summary.impressions(),
                summary.events(),
                summary.observedUntil(),
                summary.eventsAfterLog());
        return events + table.text() + files.text();
    }

    private static void add(TextTable table, String behavior, long times, long space, boolean ofAll) {
        String rate = space == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * times / space);
        table.add(behavior, String.format(Locale.ROOT, "%,d", times), rate, ofAll ? "impressions" : "clicks");
    }
}
