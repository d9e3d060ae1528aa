/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.worker;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Numbered tasks that several threads take one after the other. Who comes to help after the end finds nothing to do. */
final class SharedTasks {

    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private int helpers; // at work; guarded by this
    private boolean ended; // guarded by this

    SharedTasks(int tasks, IntConsumer task) {
        this.tasks = tasks;
        this.task = task;
    }

    /** Does tasks until none is left, or one has thrown. */
    void work() {
        try {
            for (int i = next.getAndIncrement(); i < tasks && thrown.get() == null; i = next.getAndIncrement()) {
                task.accept(i);
            }
        } catch (RuntimeException | Error e) {
            thrown.compareAndSet(null, e);
        }
    }

    /** Does tasks by another thread than the owner's. */
    void help() {
        synchronized (this) {
            if (ended) {
                return;
            }
            helpers++;
        }
        work();
        synchronized (this) {
            helpers--;
            notifyAll();
        }
    }

    /**
     * Waits until nobody works any more, and lets nobody begin to.
     *
     * @throws RuntimeException what a task threw first
     */
    void end() {
        boolean interrupted = false;
        synchronized (this) {
            ended = true;
            while (helpers > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable first = thrown.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }
}
