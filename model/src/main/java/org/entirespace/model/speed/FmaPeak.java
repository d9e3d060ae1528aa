/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.function.LongSupplier;
import org.entirespace.model.kernel.FmaLoop;
import org.entirespace.model.worker.Workers;

/** Measures the peak of a machine: multiply-adds of floats on all threads, with everything in registers. */
public final class FmaPeak {

    private static final int REPEATS = 20_000;
    private static final int RUNS = 500; // of a round, about 60 ms
    private static final int ROUNDS = 12;

    private final FmaLoop loop;
    private final int threads;
    private final LongSupplier nanoClock;

    /**
     * A measurement.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public FmaPeak(FmaLoop loop, int threads, LongSupplier nanoClock) {
        this.loop = loop;
        this.threads = threads;
        this.nanoClock = nanoClock;
    }

    /**
     * The best round, in 10^9 floating-point operations a second.
     *
     * @throws IllegalStateException when the loop's answer is wrong
     */
    public double gigaflops() {
        double best = 0;
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = nanoClock.getAsLong();
                workers.run(threads, t -> {
                    for (int run = 0; run < RUNS; run++) {
                        requireRight(loop.run(REPEATS));
                    }
                });
                double nanos = nanoClock.getAsLong() - start;
                best = Math.max(best, (double) loop.operations(REPEATS) * RUNS * threads / nanos);
            }
        }
        return best;
    }

    private static void requireRight(float mean) {
        if (Math.abs(mean - 2) > 1e-5) {
            throw new IllegalStateException("multiply-adds came to " + mean + "; expected 2");
        }
    }
}
