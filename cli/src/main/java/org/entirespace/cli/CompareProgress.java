/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.entirespace.train.compare.CompareListener;
import org.entirespace.train.compare.RunKey;
import org.entirespace.train.compare.RunRecord;

/** Shows how an experiment goes on: a line a run, with how many are left and about how long they will take. */
final class CompareProgress implements CompareListener {

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private int runs;
    private int done;
    private int made;
    private int madeInAll;
    private long start;

    CompareProgress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void began(int all, int finished) {
        runs = all;
        done = finished;
        made = 0;
        start = nanoTime.getAsLong();
        terminal.say(String.format(Locale.ROOT, "%,d runs, %,d of them done before", all, finished));
    }

    @Override
    public synchronized void preparing(String what) {
        terminal.say("preparing " + what);
    }

    @Override
    public synchronized void ended(RunRecord record) {
        made++;
        madeInAll++;
        terminal.say(String.format(
                Locale.ROOT,
                "%d/%d %s: %s, %.1f s%s",
                ++done,
                runs,
                record.key(),
                record.criterionText(),
                record.training().seconds(),
                left()));
    }

    @Override
    public synchronized void failed(RunKey run, Throwable why) {
        done++;
        terminal.say("failed: " + run + ": " + ExitCode.message(why));
    }

    @Override
    public synchronized void chose(String model, int trial, String criterion) {
        terminal.say(model + ": trial " + trial + " chosen, " + criterion);
    }

    /** How many runs were made since the command began. */
    synchronized int made() {
        return madeInAll;
    }

    private String left() {
        double seconds = (nanoTime.getAsLong() - start) / 1e9 / made * (runs - done);
        return done < runs ? String.format(Locale.ROOT, "; about %.0f min left", Math.ceil(seconds / 60)) : "";
    }
}
