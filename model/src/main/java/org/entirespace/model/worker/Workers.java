/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share out numbered tasks. Which thread runs a task is left to chance, so a task's result must not depend
 * on it. The caller's thread is one of them.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService others;

    /** {@code threads} threads, the caller's included; at least 1. */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; expected ≥ 1");
        }
        this.threads = threads;
        this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "entirespace-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The caller's thread alone. There is nothing to close. */
    public static Workers alone() {
        return new Workers(1);
    }

    /** The number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code task} for every number from 0 to {@code tasks - 1}, and returns when no thread works on them any more.
     *
     * @throws RuntimeException what a task threw; some tasks may not have run then
     */
    public void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Runnable share = () -> {
            try {
                for (int i = next.getAndIncrement(); i < tasks && thrown.get() == null; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (RuntimeException | Error e) {
                thrown.compareAndSet(null, e);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, tasks); t++) {
            running.add(others.submit(share));
        }
        share.run();
        running.forEach(Workers::await);
        Throwable first = thrown.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    /** Waits to the end even when interrupted, since the tasks use the caller's memory. */
    private static void await(Future<?> running) {
        boolean interrupted = false;
        while (!running.isDone()) {
            try {
                running.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a share of the tasks keeps what it throws", e);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
