/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.run.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Shows how training goes on: a bar with speed and remaining time to a person, one line an epoch to a log. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

    private final Terminal terminal;
    private final String model;
    private long samples;
    private @Nullable ProgressBar bar;
    private double reading; // share of the epoch

    TrainingProgress(Terminal terminal, String model) {
        this.terminal = terminal;
        this.model = model;
    }

    @Override
    public void started(long samplesPerEpoch, long parameters, String engine) {
        samples = samplesPerEpoch;
        String size = parameters == 0 ? "" : String.format(Locale.ROOT, "%,d parameters, ", parameters);
        terminal.say(String.format(Locale.ROOT, "training %s: %,d samples, %s%s", model, samples, size, engine));
    }

    @Override
    public void noted(String message) {
        terminal.say("  note: " + message);
    }

    @Override
    public void resumed(int epoch, long done) {
        terminal.say(String.format(
                Locale.ROOT, "  going on from a checkpoint: epoch %d, %,d of %,d samples", epoch, done, samples));
    }

    @Override
    public void damaged(String message) {
        terminal.say("  warning: " + message);
    }

    @Override
    public void trained(int epoch, long done) {
        if (!terminal.interactive()) {
            return;
        }
        step("  epoch " + epoch, " samples", samples, done);
    }

    @Override
    public void read(int epoch, double share) {
        reading = share;
    }

    private void step(String task, String unit, long most, long done) {
        ProgressBar current = bar;
        if (current == null) {
            current = Bars.of(terminal, task, unit, most);
            bar = current;
        }
        current.stepTo(done);
    }

    /** A bar to a person; a line for the first round and for each tenth of all rounds to a log. */
    @Override
    public void grown(EpochRecord round, int rounds) {
        if (terminal.interactive()) {
            step("  trees", " rounds", rounds, round.epoch());
        } else if (round.epoch() == 1 || round.epoch() % Math.max(1, rounds / 10) == 0) {
            terminal.say(String.format(Locale.ROOT, "  round %d of %d: %s", round.epoch(), rounds, losses(round)));
        }
    }

    private static String losses(EpochRecord epoch) {
        return epoch.validationLoss().entrySet().stream()
                .map(loss -> String.format(Locale.ROOT, "%s %.5f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", ", "validation loss ", ""));
    }

    /** Learned weights, gates and distances; empty where a method has none. */
    private static String diagnostics(EpochRecord epoch) {
        return epoch.diagnostics().entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "%s %.4g", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void warned(int epoch, String message) {
        close();
        terminal.say("  warning after epoch " + epoch + ": " + message);
    }

    @Override
    public void epochEnded(EpochRecord epoch, boolean kept) {
        close();
        String criterion = epoch.criterion().isPresent()
                ? String.format(Locale.ROOT, "%.5f", epoch.criterion().getAsDouble())
                : "undefined";
        terminal.say(String.format(
                Locale.ROOT,
                "  epoch %d: criterion %s%s, %s; %,.0f samples/s, %.1f %% of it reading, %.1f s",
                epoch.epoch(),
                criterion,
                kept ? " (best)" : "",
                losses(epoch),
                epoch.samplesPerSecond(),
                100 * reading,
                epoch.seconds()));
        if (!epoch.diagnostics().isEmpty()) {
            terminal.say("    " + diagnostics(epoch));
        }
    }

    @Override
    public void close() {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
            terminal.say("");
            bar = null;
        }
    }
}
