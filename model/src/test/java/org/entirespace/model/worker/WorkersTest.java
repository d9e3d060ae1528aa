/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTaskRunsOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            for (int tasks = 0; tasks < 20; tasks++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
                workers.run(tasks, runs::incrementAndGet);
                for (int task = 0; task < tasks; task++) {
                    assertThat(runs.get(task)).isEqualTo(1);
                }
            }
        }
    }

    /** Nobody helps, somebody does at once, or comes when everything is done. */
    @Test
    void whatNobodyHelpsWithIsDoneByTheCaller() {
        List<Runnable> late = new ArrayList<>();
        for (Executor lender : List.<Executor>of(share -> {}, Runnable::run, late::add)) {
            AtomicIntegerArray runs = new AtomicIntegerArray(5);
            Workers.lentBy(lender, 3).run(5, runs::incrementAndGet);
            assertThat(runs).hasToString("[1, 1, 1, 1, 1]");
        }
        assertThat(late).hasSize(2);
        late.forEach(Runnable::run);
    }

    @Test
    void threadsAreLent() {
        ExecutorService lender = Executors.newSingleThreadExecutor();
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try {
            Workers.lentBy(lender, 2).run(2, task -> {
                seen.add(Thread.currentThread());
                meet(both);
            });
            assertThat(seen).hasSize(2).contains(Thread.currentThread());
        } finally {
            lender.shutdown();
        }
    }

    @Test
    void noThreadIsRefused() {
        assertThatThrownBy(() -> new Workers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads: 0; expected ≥ 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatATaskThrowsComesOutAndTheWorkersLiveOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThatThrownBy(() -> workers.run(8, task -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            assertThatThrownBy(() -> workers.run(8, task -> {
                        throw new AssertionError("never");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("never");
            AtomicInteger runs = new AtomicInteger();
            workers.run(8, task -> runs.incrementAndGet());
            assertThat(runs).hasValue(8);
        }
    }

    /** The tasks use the caller's memory, so they must not go on behind its back. */
    @Test
    void runReturnsOnlyWhenNoThreadWorksAnyMoreThoughOneHasThrown() {
        CountDownLatch allStarted = new CountDownLatch(3);
        AtomicInteger working = new AtomicInteger();
        try (Workers workers = new Workers(3)) {
            assertThatThrownBy(() -> workers.run(3, task -> {
                        working.incrementAndGet();
                        meet(allStarted);
                        if (task != 2) {
                            working.decrementAndGet();
                            throw new IllegalStateException("task " + task);
                        }
                        pause();
                        working.decrementAndGet();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(working).hasValue(0);
        }
    }

    @Test
    void anInterruptedCallerStillGetsItsWorkDoneAndStaysInterrupted() {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            CountDownLatch bothStarted = new CountDownLatch(2);
            Thread caller = Thread.currentThread();
            workers.run(2, task -> {
                meet(bothStarted);
                if (Thread.currentThread().equals(caller)) {
                    caller.interrupt();
                } else {
                    pause();
                }
                done.incrementAndGet();
            });
            assertThat(done).hasValue(2);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
