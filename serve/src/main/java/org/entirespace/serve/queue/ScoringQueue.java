/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for one of a fixed number of threads. It holds a bounded number, so that one that got a place is answered
 * within about {@code (places + threads) / rate}; one that finds no place is told at once; one whose deadline has passed when its
 * turn comes is dropped before any work is done on it. First in, first out. Threads share it.
 */
public final class ScoringQueue implements AutoCloseable {

    private record Waiting(QueuedTask task, long deadline) {}

    private final int places;
    private final LongSupplier nanoTime;
    private final QueueListener listener;
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>(); // guarded by itself
    private boolean closed; // guarded by waiting
    private int idle; // threads without a request; guarded by waiting

    /**
     * A queue whose threads run from now on.
     *
     * @param places the most requests that wait
     * @param workers the threads; a request that one of them works on does not wait
     * @param nanoTime the clock of deadlines, as {@link System#nanoTime} is one
     */
    public ScoringQueue(int places, int workers, LongSupplier nanoTime, QueueListener listener) {
        if (places < 1 || workers < 1) {
            throw new IllegalArgumentException("places " + places + ", workers " + workers + "; expected ≥ 1");
        }
        this.places = places;
        this.nanoTime = nanoTime;
        this.listener = listener;
        for (int w = 0; w < workers; w++) {
            Thread thread = new Thread(this::work, "entirespace-scoring-" + w);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Gives a request a place.
     *
     * @param deadline when the work must have begun, in nanoseconds of the queue's clock
     * @return whether there was one; if not, none of the task's methods will be called
     */
    public boolean offer(QueuedTask task, long deadline) {
        synchronized (waiting) {
            if (!closed && waiting.size() < places) {
                waiting.add(new Waiting(task, deadline));
                waiting.notify();
                return true;
            }
        }
        listener.rejected();
        return false;
    }

    /** How many requests wait. */
    public int length() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Whether a thread has no request, and will have none when those that wait have theirs. */
    public boolean isIdle() {
        synchronized (waiting) {
            return waiting.size() < idle;
        }
    }

    private void work() {
        for (Waiting next = take(); next != null; next = take()) {
            try {
                if (nanoTime.getAsLong() - next.deadline() >= 0) {
                    listener.dropped();
                    next.task().drop();
                } else {
                    next.task().run();
                }
            } catch (Exception | Error e) {
                listener.failed(e); // this thread has other requests to see to
            }
        }
    }

    /** The next request; null when the queue is closed and empty. */
    private @Nullable Waiting take() {
        synchronized (waiting) {
            idle++;
            while (waiting.isEmpty() && !closed) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    closed = true; // somebody ends this thread: so no more requests are taken
                }
            }
            idle--;
            return waiting.poll();
        }
    }

    /** Takes no more requests, and waits until those that have a place are answered or dropped. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive() && !thread.equals(Thread.currentThread())) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
