/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // a queue that is wrong would rather hang than answer
class ScoringQueueTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it runs over: only differences count
    private final Semaphore gate = new Semaphore(0);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    private final QueueListener listener = new QueueListener() {
        @Override
        public void rejected() {
            rejected.incrementAndGet();
        }

        @Override
        public void dropped() {
            dropped.incrementAndGet();
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }
    };

    private ScoringQueue queue(int places, int workers) {
        return new ScoringQueue(places, workers, now::get, listener);
    }

    private QueuedTask task(String name) {
        return new QueuedTask() {
            @Override
            public void run() throws InterruptedException {
                gate.acquire();
                events.add("ran " + name);
            }

            @Override
            public void drop() {
                events.add("dropped " + name);
            }
        };
    }

    /** Waits until a request is being worked on. */
    private void awaitWork() {
        while (!gate.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
    }

    private static void awaitLength(ScoringQueue queue, int length) {
        while (queue.length() != length) {
            Thread.onSpinWait();
        }
    }

    @Test
    void itIsIdleWhileAThreadHasNothingToDo() throws Exception {
        try (ScoringQueue queue = queue(10, 2)) {
            awaitIdle(queue);
            queue.offer(task("a"), now.get() + 1);
            awaitIdle(queue);
            queue.offer(task("b"), now.get() + 1);
            assertThat(queue.isIdle()).as("both threads have one, or will").isFalse();
            queue.offer(task("c"), now.get() + 1);
            assertThat(queue.isIdle()).isFalse();
            gate.release(3);
            awaitIdle(queue);
        }
    }

    private static void awaitIdle(ScoringQueue queue) throws InterruptedException {
        while (!queue.isIdle()) {
            Thread.sleep(1);
        }
    }

    @Test
    void requestsAreAnsweredInTheOrderInWhichTheyCame() {
        ScoringQueue queue = queue(3, 1);
        assertThat(queue.offer(task("a"), now.get() + 10)).isTrue();
        awaitLength(queue, 0);
        for (String name : List.of("b", "c", "d")) {
            assertThat(queue.offer(task(name), now.get() + 10)).isTrue();
        }
        gate.release(4);
        queue.close();

        assertThat(events).containsExactly("ran a", "ran b", "ran c", "ran d");
    }

    @Test
    void aRequestThatFindsNoPlaceIsToldAtOnceAndCounted() {
        ScoringQueue queue = queue(2, 1);
        queue.offer(task("a"), now.get() + 10);
        awaitLength(queue, 0);
        queue.offer(task("b"), now.get() + 10);
        queue.offer(task("c"), now.get() + 10);

        assertThat(queue.offer(task("d"), now.get() + 10)).isFalse();

        assertThat(rejected).hasValue(1);
        assertThat(queue.length()).isEqualTo(2);
        gate.release(3);
        queue.close();
        assertThat(events).doesNotContain("ran d", "dropped d");
    }

    @Test
    void aRequestWhoseDeadlineHasPassedIsDroppedBeforeAnyWork() {
        ScoringQueue queue = queue(9, 1);
        queue.offer(task("a"), now.get() + 10);
        awaitWork(); // its deadline has been looked at, so the clock may go on
        queue.offer(task("late"), now.get() + 20);
        queue.offer(task("just late"), now.get() + 30);
        queue.offer(task("in time"), now.get() + 31);
        now.addAndGet(30);
        gate.release(2);
        queue.close();

        assertThat(events).containsExactly("ran a", "dropped late", "dropped just late", "ran in time");
        assertThat(dropped).hasValue(2);
    }

    @Test
    void asManyRequestsAreWorkedOnAsThereAreThreads() throws InterruptedException {
        ScoringQueue queue = queue(9, 3);
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            queue.offer(
                    new QueuedTask() {
                        @Override
                        public void run() throws InterruptedException {
                            three.countDown();
                            end.await();
                        }

                        @Override
                        public void drop() {}
                    },
                    now.get() + 10);
        }
        three.await();
        awaitLength(queue, 2);
        end.countDown();
        queue.close();
        assertThat(queue.length()).isZero();
    }

    @Test
    void aRequestThatFailsDoesNotTakeItsThreadAlong() {
        ScoringQueue queue = queue(9, 1);
        for (boolean error : new boolean[] {false, true}) {
            QueuedTask failing = new QueuedTask() {
                @Override
                public void run() {
                    if (error) {
                        throw new OutOfMemoryError("no"); // as buffers outside the heap do
                    }
                    throw new IllegalStateException("no");
                }

                @Override
                public void drop() {}
            };
            queue.offer(failing, now.get() + 10);
        }
        queue.offer(task("a"), now.get() + 10);
        gate.release();
        queue.close();

        assertThat(events).containsExactly("ran a");
        assertThat(failures).hasSize(2).allMatch(failure -> "no".equals(failure.getMessage()));
    }

    @Test
    void aClosedQueueTakesNothingAndHasAnsweredEverything() {
        ScoringQueue queue = queue(50, 2);
        for (int i = 0; i < 50; i++) {
            queue.offer(task("t"), now.get() + 10);
        }
        gate.release(50);
        queue.close();

        assertThat(events).hasSize(50);
        assertThat(queue.offer(task("z"), now.get() + 10)).isFalse();
        queue.close();
    }

    @Test
    void aQueueHasPlacesAndThreads() {
        assertThatThrownBy(() -> queue(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
