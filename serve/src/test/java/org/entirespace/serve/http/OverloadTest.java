/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.http.HttpServer.ScoringRoute;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More clients than the server has time for, each asking again as soon as it has an answer: what finds no place is sent away at once,
 * what finds one is answered, and nothing is left behind. Every answer costs the same, a sleep of {@link #COST}.
 *
 * <p>{@code -Dtest.answers} sets how many answers each burst waits for, and prints the figures of each.
 */
class OverloadTest {

    private static final int ANSWERS = Integer.getInteger("test.answers", 150);
    private static final boolean MEASURED = System.getProperty("test.answers") != null;
    private static final int WORKERS = 2;
    private static final int PLACES = 16;
    private static final Duration COST = Duration.ofMillis(4);

    @TempDir
    Path models;

    private final AtomicInteger longest = new AtomicInteger(); // the queue, as those see it who leave it

    /** What the requests of a burst came to. */
    private static final class Burst {

        final AtomicInteger answered = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicInteger other = new AtomicInteger();
        final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>(); // of what was answered

        /** Asks again and again until there are answers enough. */
        Void ask(TestServer server) throws Exception {
            while (answered.get() < ANSWERS) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = server.post("/slow", "x");
                if (answer.statusCode() == 200) {
                    answered.incrementAndGet();
                    nanos.add(System.nanoTime() - begin);
                } else if (answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()) {
                    refused.incrementAndGet();
                } else {
                    other.incrementAndGet();
                }
            }
            return null;
        }

        String figures(int clients, double seconds) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return String.format(
                    Locale.ROOT,
                    "%d clients: %.0f answers a second, %.0f refusals a second, p99 of answers %.1f ms",
                    clients,
                    sorted.length / seconds,
                    refused.get() / seconds,
                    sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private ScoringRoute slow(List<TestServer> server) {
        return new ScoringRoute("slow", "/slow", (lease, body) -> {
            longest.accumulateAndGet(server.get(0).waiting(), Math::max);
            try {
                Thread.sleep(COST.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return MixedBody.json("1".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void whoeverIsNotAnsweredIsSentAwayAndTheServerGoesOn() throws Exception {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        ServingOptions options = ServingOptions.defaults().withQueue(WORKERS, PLACES, Duration.ofMinutes(1));
        List<TestServer> itself = new ArrayList<>();
        try (TestServer server = new TestServer(models, options, slow(itself))) {
            itself.add(server);
            server.holder.load("shop");
            int refused = 0;
            for (int clients : new int[] {WORKERS, 64, 512, WORKERS}) {
                Burst burst = burst(server, clients);
                assertThat(burst.other).as("neither answered nor sent away").hasValue(0);
                assertThat(burst.answered.get()).isGreaterThanOrEqualTo(ANSWERS);
                refused += burst.refused.get();
                if (clients <= WORKERS + PLACES) {
                    assertThat(burst.refused)
                            .as("there is a place for everyone")
                            .hasValue(0);
                }
                assertThat(server.waiting()).as("after the burst").isZero();
            }
            assertThat(server.rejected).hasValue(refused).hasPositiveValue();
            assertThat(longest.get()).isLessThanOrEqualTo(PLACES);
            assertThat(server.failures).isEmpty();
            assertThat(server.dropped).hasValue(0);
            assertThat(server.holder.newest("shop").inUse()).isZero();
        }
    }

    private static Burst burst(TestServer server, int clients) throws Exception {
        Burst burst = new Burst();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long begin = System.nanoTime();
        try {
            List<Future<Void>> asking = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                asking.add(threads.submit(() -> burst.ask(server)));
            }
            for (Future<Void> one : asking) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        if (MEASURED) {
            System.out.println(burst.figures(clients, (System.nanoTime() - begin) / 1e9));
        }
        return burst;
    }
}
