/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenLoadTest {

    private final AtomicLong now = new AtomicLong(5_000);

    @Test
    void timeIsCountedFromWhenARequestWasDueNotFromWhenItWasSent() throws Exception {
        // one connection, 1,000 requests a second, each takes 3 ms: the fifth waits for four others
        OpenLoad load = new OpenLoad(1_000, 5, 1, now::get);

        Latencies latencies = load.run(List.of(() -> now.addAndGet(3_000_000)));

        assertThat(latencies.answered()).isEqualTo(5);
        assertThat(latencies.quantile(0)).isEqualTo(3e6);
        assertThat(latencies.quantile(0.5)).isEqualTo(7e6);
        assertThat(latencies.quantile(1)).isEqualTo(11e6);
    }

    @Test
    void nothingIsSentBeforeItIsDue() throws Exception {
        AtomicLong early = new AtomicLong();
        AtomicInteger sent = new AtomicInteger();
        long start = now.get();
        OpenLoad load = new OpenLoad(1_000, 4, 1, () -> now.addAndGet(10_000)); // time passes by looking at it

        load.run(List.of(() -> {
            if (now.get() - start < sent.getAndIncrement() * 1_000_000L) {
                early.incrementAndGet();
            }
        }));

        assertThat(sent).hasValue(4);
        assertThat(early).hasValue(0);
    }

    @Test
    void asManyAreUnderWayAsThereAreConnections() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        OpenLoad load = new OpenLoad(1e9, 9, 3, System::nanoTime);

        Latencies latencies = load.run(List.of(() -> {
            threads.add(Thread.currentThread().getName());
            await(three); // returns only when three are here
        }));

        assertThat(latencies.answered()).isEqualTo(9);
        assertThat(threads).hasSize(3);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestsTakeTurnsAndFailuresAreCounted() throws Exception {
        AtomicInteger good = new AtomicInteger();
        OpenLoad load = new OpenLoad(1e9, 10, 2, System::nanoTime);

        Latencies latencies = load.run(List.of(good::incrementAndGet, () -> {
            throw new IOException("status 503");
        }));

        assertThat(good).hasValue(5);
        assertThat(latencies.answered()).isEqualTo(5);
        assertThat(latencies.failures()).isEqualTo(5);
    }

    @Test
    void aServerThatAnswersNothingIsNamed() {
        OpenLoad load = new OpenLoad(1e9, 10, 2, System::nanoTime);

        assertThatThrownBy(() -> load.run(List.of(() -> {
                    throw new IOException("http://127.0.0.1:1: connection refused");
                })))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("connection refused");
    }

    @Test
    void aQuantileIsTheTimeWithinWhichSoManyCame() {
        Latencies latencies = new Latencies(new long[] {40, 10, 30, 20}, 1);

        assertThat(latencies.quantile(0.25)).isEqualTo(10);
        assertThat(latencies.quantile(0.26)).isEqualTo(20);
        assertThat(latencies.quantile(0.99)).isEqualTo(40);
        assertThat(new Latencies(new long[0], 2).quantile(0.5)).isNaN();
        assertThatThrownBy(() -> latencies.quantile(99)).hasMessageContaining("expected 0 to 1");
    }
}
