/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.UnknownModelException;
import org.jspecify.annotations.Nullable;

/**
 * Scores requests by other models after they were answered, for comparison. One thread of its own does it, one request after the
 * other, and begins none while there is no capacity; a few requests wait for it, others are dropped. So whatever the other model does, no
 * answer is changed, waits or is rejected; the holder must have a lane more than there are threads that answer. Threads share it.
 */
public final class Shadows implements AutoCloseable {

    private static final int PLACES = 8;
    private static final long MOST_BYTES = 16L << 20; // of what waits
    private static final int TRIES = 100;
    private static final int PAUSE_MILLIS = 1;

    private final ModelHolder holder;
    private final Map<String, Plan> plans = new TreeMap<>(); // by the model that answers
    private final ShadowListener listener;
    private final Deque<Waiting> waiting = new ArrayDeque<>(); // guarded by itself
    private long waitingBytes; // guarded by waiting
    private boolean closed; // guarded by waiting
    private volatile BooleanSupplier capacity = () -> true;
    private @Nullable Thread thread; // guarded by waiting

    /** A plan with the requests that it has seen. */
    private record Plan(ShadowPlan plan, AtomicLong seen) {

        /** Whether the next request is one of the share. */
        boolean isNext() {
            long n = seen.getAndIncrement();
            return Math.floor((n + 1) * plan.share()) > Math.floor(n * plan.share());
        }
    }

    private record Waiting(ShadowPlan plan, Answered answered, Refill request, long bytes) {}

    /**
     * Shadows of models of a holder.
     *
     * @throws IllegalArgumentException when a model has two
     */
    public Shadows(ModelHolder holder, List<ShadowPlan> plans, ShadowListener listener) {
        this.holder = holder;
        this.listener = listener;
        for (ShadowPlan plan : plans) {
            if (this.plans.putIfAbsent(plan.model(), new Plan(plan, new AtomicLong())) != null) {
                throw new IllegalArgumentException("shadow of '" + plan.model() + "' twice; expected at most one");
            }
        }
    }

    /** No shadows. */
    public static Shadows none(ModelHolder holder) {
        return new Shadows(holder, List.of(), ShadowListener.NONE);
    }

    /**
     * Says when there is capacity.
     *
     * @param spare asked before each request is scored in the shadow
     */
    public void watchCapacity(BooleanSupplier spare) {
        capacity = spare;
    }

    /**
     * Looks at a request that was scored, and is not answered yet.
     *
     * @param lease what scored it; its answers are copied where they will be needed
     * @param request the request, which stays as it is
     * @param bytes the bytes that the request holds
     * @return what is to be run when the answer is out
     */
    public Runnable after(Lease lease, Refill request, long bytes) {
        Plan plan = plans.get(lease.model().name());
        if (plan == null || !plan.isNext()) {
            return () -> {};
        }
        if (!isRoom(bytes)) {
            listener.dropped(plan.plan()); // before anything is copied
            return () -> {};
        }
        Answered answered = new Answered(lease);
        Waiting one = new Waiting(plan.plan(), answered, request, bytes + answered.bytes());
        return () -> offer(one);
    }

    private boolean isRoom(long bytes) {
        synchronized (waiting) {
            return !closed && waiting.size() < PLACES && waitingBytes + bytes <= MOST_BYTES;
        }
    }

    private void offer(Waiting one) {
        synchronized (waiting) {
            if (isRoom(one.bytes())) {
                waiting.add(one);
                waitingBytes += one.bytes();
                waiting.notifyAll();
                if (thread == null) {
                    thread = new Thread(this::work, "entirespace-shadow");
                    thread.setDaemon(true);
                    thread.start();
                }
                return;
            }
        }
        listener.dropped(one.plan());
    }

    private void work() {
        try {
            for (Waiting next = take(); next != null; next = take()) {
                if (awaitCapacity()) {
                    score(next);
                } else {
                    listener.dropped(next.plan());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private @Nullable Waiting take() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                waiting.wait();
            }
            Waiting next = closed ? null : waiting.poll();
            waitingBytes -= next == null ? 0 : next.bytes();
            return next;
        }
    }

    private boolean awaitCapacity() throws InterruptedException {
        for (int t = 0; t < TRIES; t++) {
            if (capacity.getAsBoolean()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private void score(Waiting one) throws InterruptedException {
        try (Lease lease = holder.leaseUnheard(one.plan().shadow())) {
            one.request().into(lease.lane().rows());
            lease.score();
            one.answered().compare(lease, one.plan(), listener);
        } catch (UnknownModelException
                | IllegalRequestException
                | RuntimeException
                | StackOverflowError
                | LinkageError e) {
            listener.failed(one.plan(), e); // this thread has other requests to see to
        }
    }

    /** Scores nothing more; does not wait for the request under way. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
            waitingBytes = 0;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
