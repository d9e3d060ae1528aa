/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that some threads take one after the other. The first failure ends the taking, and is thrown when all have stopped. */
final class SharedTasks {

    /** What one thread does tasks with. */
    interface Worker<T> extends AutoCloseable {

        void run(T task) throws SQLException, IOException;

        @Override
        default void close() throws SQLException {}
    }

    /** Makes a worker. */
    interface Workers<T> {

        Worker<T> make() throws SQLException;
    }

    private final int threads;

    SharedTasks(int threads) {
        this.threads = threads;
    }

    <T> void run(List<T> tasks, Workers<T> workers) throws SQLException, IOException {
        Queue<T> left = new ConcurrentLinkedQueue<>(tasks);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, tasks.size()); i++) {
                running.add(pool.submit(() -> {
                    try (Worker<T> worker = workers.make()) {
                        for (T task = left.poll(); task != null; task = left.poll()) {
                            worker.run(task);
                        }
                    } catch (Throwable failure) {
                        left.clear();
                        throw failure;
                    }
                    return null;
                }));
            }
            await(running);
        } finally {
            pool.shutdown();
        }
    }

    private static void await(List<Future<?>> running) throws SQLException, IOException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        }
        for (Throwable failure : failures) {
            if (failure instanceof SQLException sql) {
                throw sql;
            }
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof UncheckedIOException io) { // out of what reads chunks
                throw io.getCause();
            }
            throw new IllegalStateException(failure);
        }
    }
}
