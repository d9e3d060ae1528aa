/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.run.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Shows how training goes on: a bar with speed and remaining time to a person, one line an epoch to a log. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

    private final Terminal terminal;
    private final String model;
    private long samples;
    private @Nullable ProgressBar bar;

    TrainingProgress(Terminal terminal, String model) {
        this.terminal = terminal;
        this.model = model;
    }

    @Override
    public void started(long samplesPerEpoch, long parameters, String engine) {
        samples = samplesPerEpoch;
        terminal.say(String.format(
                Locale.ROOT, "training %s: %,d samples, %,d parameters, %s", model, samples, parameters, engine));
    }

    @Override
    public void trained(int epoch, long done) {
        if (!terminal.interactive()) {
            return;
        }
        ProgressBar current = bar;
        if (current == null) {
            current = new ProgressBarBuilder()
                    .setTaskName("  epoch " + epoch)
                    .setInitialMax(samples)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" samples", 1)
                    .showSpeed()
                    .setConsumer(new DelegatingProgressBarConsumer(line -> {
                        terminal.err().print("\r" + line);
                        terminal.err().flush();
                    }))
                    .build();
            bar = current;
        }
        current.stepTo(done);
    }

    @Override
    public void warned(int epoch, String message) {
        close();
        terminal.say("  warning after epoch " + epoch + ": " + message);
    }

    @Override
    public void epochEnded(EpochRecord epoch, boolean kept) {
        close();
        String losses = epoch.validationLoss().entrySet().stream()
                .map(loss -> String.format(Locale.ROOT, "%s %.5f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", "));
        String criterion = epoch.criterion().isPresent()
                ? String.format(Locale.ROOT, "%.5f", epoch.criterion().getAsDouble())
                : "undefined";
        terminal.say(String.format(
                Locale.ROOT,
                "  epoch %d: criterion %s%s, validation loss %s; %,.0f samples/s, %.1f s",
                epoch.epoch(),
                criterion,
                kept ? " (best)" : "",
                losses,
                epoch.samplesPerSecond(),
                epoch.seconds()));
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
