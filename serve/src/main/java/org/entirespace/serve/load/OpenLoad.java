/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at a fixed rate, whether or not earlier ones are answered, as the users of a service do: a request has its time at
 * which it is due, and what it takes is counted from then on, so one that waits for a free connection waits as its user would.
 *
 * @param rate requests a second
 * @param requests how many
 * @param connections how many may be under way at once
 * @param nanoTime a monotonic clock in nanoseconds
 */
public record OpenLoad(double rate, int requests, int connections, LongSupplier nanoTime) {

    private static final long UNANSWERED = -1;

    /** Checks the ranges. */
    public OpenLoad {
        if (!(rate > 0) || requests < 1 || connections < 1) {
            throw new IllegalArgumentException("rate " + rate + ", requests " + requests + ", connections "
                    + connections + "; expected > 0, ≥ 1, ≥ 1");
        }
    }

    /**
     * Sends them, one after the other and from the first again where there are too few.
     *
     * @return how long each took
     * @throws IOException when none was answered, as the first one was not
     */
    public Latencies run(List<? extends ReadyRequest> made) throws IOException, InterruptedException {
        long[] nanos = new long[requests];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        long start = nanoTime.getAsLong();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            Thread thread = new Thread(
                    () -> {
                        for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                            nanos[i] = one(made.get(i % made.size()), start + (long) (i * 1e9 / rate), failure);
                        }
                    },
                    "entirespace-load-" + c);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] answered =
                LongStream.of(nanos).filter(took -> took != UNANSWERED).toArray();
        IOException first = failure.get();
        if (answered.length == 0 && first != null) {
            throw first;
        }
        return new Latencies(answered, requests - answered.length);
    }

    private long one(ReadyRequest request, long due, AtomicReference<@Nullable IOException> failure) {
        for (long early = due - nanoTime.getAsLong(); early > 0; early = due - nanoTime.getAsLong()) {
            LockSupport.parkNanos(early);
        }
        try {
            request.send();
            return nanoTime.getAsLong() - due;
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            return UNANSWERED;
        }
    }
}
