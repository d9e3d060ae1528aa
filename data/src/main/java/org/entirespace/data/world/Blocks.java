/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Makes blocks on several threads and hands them out in order, a few ahead of the reader. Not thread-safe itself. */
final class Blocks implements AutoCloseable {

    private final ExecutorService pool;
    private final Deque<Future<Block>> ahead = new ArrayDeque<>();
    private final LongFunction<Block> maker;
    private final int window;
    private final long count;
    private long started;

    /**
     * Blocks 0 to {@code count - 1}.
     *
     * @param maker makes a block by its number; called on any thread
     */
    Blocks(int threads, long count, LongFunction<Block> maker) {
        this.pool = Executors.newFixedThreadPool(threads);
        this.window = 2 * threads;
        this.count = count;
        this.maker = maker;
    }

    /** The next block. */
    Block next() throws IOException {
        while (started < count && ahead.size() < window) {
            long number = started++;
            ahead.add(pool.submit(() -> maker.apply(number)));
        }
        try {
            return ahead.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a world was written");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block could not be made", e.getCause());
        }
    }

    /** Stops the threads. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
