/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.model.worker.Workers;

/**
 * Lends threads to a request while fewer requests are being scored than could be: what would be idle makes a large request shorter, and
 * where all are busy nothing changes hands. Threads share it; those that it lends end when nobody has asked for them for a while.
 */
final class IdleHelp implements Executor {

    /** The most threads that score one request: more would have too few candidates each. */
    private static final int MOST = 4;

    private static final long IDLE_SECONDS = 60;

    private final int threads;
    private final AtomicInteger busy = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    /** Help for up to {@code threads} requests at a time. */
    IdleHelp(int threads) {
        this.threads = threads;
        pool = new ThreadPoolExecutor(
                0, threads, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), IdleHelp::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "entirespace-helper");
        thread.setDaemon(true);
        return thread;
    }

    /** The threads that score one request: that which calls, and those that are lent. */
    Workers workers() {
        return Workers.lentBy(this, Math.min(threads, MOST));
    }

    /** Somebody begins to score. */
    void enter() {
        busy.incrementAndGet();
    }

    /** Somebody has scored. */
    void leave() {
        busy.decrementAndGet();
    }

    @Override
    public void execute(Runnable share) {
        if (busy.getAndIncrement() >= threads) {
            busy.decrementAndGet();
            return;
        }
        try {
            pool.execute(() -> {
                try {
                    share.run();
                } finally {
                    busy.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            busy.decrementAndGet(); // all threads are about to come back: who asked goes on alone
        }
    }
}
