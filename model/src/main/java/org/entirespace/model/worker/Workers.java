/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share out numbered tasks. Which thread runs a task is left to chance, so a task's result must not depend
 * on it. The caller's thread is one of them.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final Executor others;
    private final Runnable end;

    private Workers(int threads, Executor others, Runnable end) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; expected ≥ 1");
        }
        this.threads = threads;
        this.others = others;
        this.end = end;
    }

    /** {@code threads} threads, the caller's included; at least 1. */
    public Workers(int threads) {
        this(threads, Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "entirespace-worker");
            thread.setDaemon(true);
            return thread;
        }));
    }

    private Workers(int threads, ExecutorService own) {
        this(threads, own, own::shutdownNow);
    }

    /**
     * The caller's thread, and others of somebody who may lend them: what is asked of him may be done later or not at all, and then the
     * caller's thread does it. There is nothing to close.
     *
     * @param threads the most, the caller's included; at least 1
     */
    public static Workers lentBy(Executor lender, int threads) {
        return new Workers(threads, lender, () -> {});
    }

    /** The caller's thread alone. There is nothing to close. */
    public static Workers alone() {
        return lentBy(task -> {}, 1);
    }

    /** The number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code task} for every number from 0 to {@code tasks - 1}, and returns when no thread works on them any more, even where the
     * caller is interrupted, since the tasks use its memory.
     *
     * @throws RuntimeException what a task threw; some tasks may not have run then
     */
    public void run(int tasks, IntConsumer task) {
        SharedTasks shared = new SharedTasks(tasks, task);
        for (int t = 1; t < Math.min(threads, tasks); t++) {
            others.execute(shared::help);
        }
        shared.work();
        shared.end();
    }

    @Override
    public void close() {
        end.run();
    }
}
