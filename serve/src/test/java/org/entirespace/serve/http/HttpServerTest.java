/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.http.HttpServer.ScoringRoute;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingLimits;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {

    @TempDir
    Path models;

    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();

    /** Answers the body's length, after the gate let it through. */
    private final ScoringRoute gated = new ScoringRoute("echo", "/echo", (lease, body) -> {
        begun.incrementAndGet();
        gate.acquireUninterruptibly();
        return answer(body);
    });

    private final ScoringRoute open = new ScoringRoute("open", "/open", (lease, body) -> answer(body));

    private static MixedBody answer(MixedBody body) {
        return MixedBody.json(("" + body.length()).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void writeModel() throws IOException {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
    }

    private TestServer server(ServingOptions options, ScoringRoute... routes) throws Exception {
        TestServer server = new TestServer(models, options, routes);
        server.holder.load("shop");
        return server;
    }

    private static void await(java.util.function.BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
    }

    @Test
    void theServerIsReadyWhenItHasAModel() throws Exception {
        try (TestServer server = new TestServer(models, ServingOptions.defaults())) {
            assertThat(server.get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
            assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(503);
            server.holder.load("shop");
            assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.get("/v2/health/ready").body()).isEqualTo("{\"ready\":true}");
        }
    }

    @Test
    void onlyThisMachineReachesTheServerUnlessItIsTold() {
        assertThat(Listening.defaults().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void otherAddressesAndMethodsAreRefusedInJson() throws Exception {
        try (TestServer server = server(ServingOptions.defaults(), open)) {
            HttpResponse<String> nowhere = server.get("/nowhere?x=1");
            assertThat(nowhere.statusCode()).isEqualTo(404);
            assertThat(nowhere.body()).isEqualTo("{\"error\":\"nothing is at this address\"}");
            assertThat(nowhere.headers().firstValue("Content-Type")).hasValue("application/json");
            HttpResponse<String> wrong = server.get("/open");
            assertThat(wrong.statusCode()).isEqualTo(405);
            assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void bodiesOfAnySizeUpToTheLimitAreRead() throws Exception {
        ServingLimits limits = new ServingLimits(1_000_000, 10, Duration.ofSeconds(10), 2_000_000);
        try (TestServer server = server(ServingOptions.defaults().withLimits(limits), open)) {
            for (int size : new int[] {0, 1, 4095, 4096, 4097, 70_000, 999_999, 1_000_000}) {
                assertThat(server.post("/open", "x".repeat(size)).body()).isEqualTo("" + size);
            }
            HttpRequest.Builder chunked = server.request("/open")
                    .POST(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofString("x".repeat(300_000))));
            assertThat(server.send(chunked).body()).isEqualTo("300000");
            assertThat(server.send(server.posting("/open", "x".repeat(50_000)).expectContinue(true))
                            .body())
                    .isEqualTo("50000");
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws Exception {
        ServingLimits limits = new ServingLimits(1000, 10, Duration.ofSeconds(10), 2000);
        try (TestServer server = server(ServingOptions.defaults().withLimits(limits), open)) {
            HttpResponse<String> told = server.post("/open", "x".repeat(1001));
            assertThat(told.statusCode()).isEqualTo(413);
            assertThat(told.body()).isEqualTo("{\"error\":\"body: longer than 1000 bytes, the most that is taken\"}");
            HttpRequest.Builder chunked = server.request("/open")
                    .POST(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofString("x".repeat(1001))));
            assertThat(server.send(chunked).statusCode()).isEqualTo(413);
            assertThat(server.post("/open", "x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        ServingLimits limits = new ServingLimits(1000, 10, Duration.ofMillis(200), 2000);
        try (TestServer server = server(ServingOptions.defaults().withLimits(limits), open);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").endsWith("{\"error\":\"body: not here after 200 ms\"}");
        }
    }

    @Test
    void headersThatDoNotComeAreNotWaitedFor() throws Exception {
        ServingLimits limits = new ServingLimits(1000, 10, Duration.ofMillis(200), 2000);
        try (TestServer server = server(ServingOptions.defaults().withLimits(limits), open);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("POST /open HT".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoFindsNoPlaceIsSentAwayAndMayComeAgain() throws Exception {
        ServingOptions options = ServingOptions.defaults().withQueue(1, 1, Duration.ofSeconds(1));
        try (TestServer server = server(options, gated)) {
            CompletableFuture<HttpResponse<String>> first = server.later(server.posting("/echo", "a"));
            await(() -> begun.get() == 1);
            CompletableFuture<HttpResponse<String>> second = server.later(server.posting("/echo", "ab"));
            await(() -> server.waiting() == 1);

            HttpResponse<String> third = server.post("/echo", "abc");

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(third.body()).contains("more requests wait");
            assertThat(server.rejected).hasValue(1);
            gate.release(2);
            assertThat(first.get().body()).isEqualTo("1");
            assertThat(second.get().body()).isEqualTo("2");
            gate.release();
            assertThat(server.post("/echo", "abc").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRequestWhoseDeadlinePassesInTheQueueIsNeverScored() throws Exception {
        ServingOptions options = ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(1));
        try (TestServer server = server(options, gated)) {
            CompletableFuture<HttpResponse<String>> first = server.later(server.posting("/echo", "a"));
            await(() -> begun.get() == 1);
            List<CompletableFuture<HttpResponse<String>>> late = new ArrayList<>();
            late.add(server.later(server.posting("/echo", "b", "Timeout-Ms", "400")));
            await(() -> server.waiting() == 1);
            late.add(server.later(server.posting("/echo", "c", "Timeout-Ms", "400000")));
            await(() -> server.waiting() == 2);
            server.now.addAndGet(Duration.ofMillis(500).toNanos());
            CompletableFuture<HttpResponse<String>> inTime = server.later(server.posting("/echo", "de"));
            await(() -> server.waiting() == 3);
            server.now.addAndGet(Duration.ofMillis(500).toNanos());
            gate.release(9);

            assertThat(first.get().statusCode()).isEqualTo(200);
            assertThat(inTime.get().body()).isEqualTo("2");
            for (CompletableFuture<HttpResponse<String>> one : late) {
                assertThat(one.get().statusCode()).isEqualTo(504);
                assertThat(one.get().body()).contains("the deadline passed before");
            }
            assertThat(begun).hasValue(2);
            assertThat(server.dropped).hasValue(2);
        }
    }

    @Test
    void aDeadlineThatIsNoNumberOfMillisecondsIsRefused() throws Exception {
        try (TestServer server = server(ServingOptions.defaults(), open)) {
            for (String header : List.of("0", "-1", "1.5", "soon", "99999999999999999999")) {
                assertThat(server.post("/open", "x", "Timeout-Ms", header).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void aStoppingServerAnswersWhatItHasAndTakesNothingNew() throws Exception {
        ServingOptions options = ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(1));
        try (TestServer server = server(options, gated)) {
            List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                accepted.add(server.later(server.posting("/echo", "x".repeat(i))));
            }
            await(() -> begun.get() == 1 && server.waiting() == 4);
            CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(server::stop);
            await(() -> status(server, "/v2/health/ready") == 503);
            // of those that count, one that waits for no gate: it may still be taken
            await(() -> postStatus(server, "/v2/repository/index") == 503);
            assertThat(postStatus(server, "/echo")).isEqualTo(503);
            assertThat(stopped).isNotDone();
            gate.release(9);

            for (CompletableFuture<HttpResponse<String>> one : accepted) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
            assertThat(stopped.get()).isTrue();
            assertThatThrownBy(() -> server.get("/v2/health/live")).isInstanceOf(IOException.class);
        }
    }

    private static int status(TestServer server, String path) {
        try {
            return server.get(path).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int postStatus(TestServer server, String path) {
        try {
            return server.post(path, "x").statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRequestThatNeverEndsHoldsUpTheStopNoLongerThanTold() throws Exception {
        ServingOptions options = ServingOptions.defaults().stopping(Duration.ZERO, Duration.ofMillis(50));
        try (TestServer server = server(options, gated)) {
            CompletableFuture<HttpResponse<String>> stuck = server.later(server.posting("/echo", "a"));
            await(() -> begun.get() == 1);
            assertThat(server.stop()).isFalse();
            assertThat(stuck).failsWithin(Duration.ofSeconds(10));
            gate.release(9);
        }
    }

    @Test
    void aFaultOfTheProgramShowsNoMoreThanThatItIsOne() throws Exception {
        ScoringRoute broken = new ScoringRoute("broken", "/broken", (lease, body) -> {
            throw new IllegalStateException("secret");
        });
        ScoringRoute bad = new ScoringRoute("bad", "/bad", (lease, body) -> {
            throw new IllegalRequestException("candidate 0: no \"such\" field");
        });
        try (TestServer server = server(ServingOptions.defaults(), broken, bad)) {
            HttpResponse<String> answer = server.post("/broken", "x");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"error\":\"internal error\"}");
            assertThat(server.failures).hasSize(1);
            assertThat(server.post("/bad", "x").body()).isEqualTo("{\"error\":\"candidate 0: no \\\"such\\\" field\"}");
            assertThat(server.holder.newest("shop").inUse())
                    .as("lanes given back")
                    .isZero();
        }
    }

    @Test
    void bodiesThatAreHeldInMemoryHaveALimitTogether() throws Exception {
        ServingLimits limits = new ServingLimits(10_000, 10, Duration.ofSeconds(10), 16_000);
        ServingOptions options = ServingOptions.defaults().withLimits(limits);
        try (TestServer server = server(options, gated, open)) {
            CompletableFuture<HttpResponse<String>> first = server.later(server.posting("/echo", "x".repeat(10_000)));
            await(() -> begun.get() == 1);
            HttpResponse<String> second = server.post("/open", "x".repeat(10_000));
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).contains("held in memory");
            gate.release();
            assertThat(first.get().statusCode()).isEqualTo(200);
            await(() -> postStatus(server, "/open") == 200);
            assertThat(server.post("/open", "x".repeat(10_000)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void clientsThatGoAwayLeaveNothingBehind() throws Exception {
        try (TestServer server =
                server(ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(1)), gated, open)) {
            try (Socket half = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
                half.getOutputStream()
                        .write("POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\nabc"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 3; i++) {
                int behind = i; // the first is being scored, the others wait
                try (Socket whole = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
                    whole.getOutputStream()
                            .write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                                    .getBytes(StandardCharsets.US_ASCII));
                    await(() -> begun.get() == 1 && server.waiting() == behind);
                }
            }
            gate.release(9);

            assertThat(server.stop())
                    .as("no request is thought to be under way")
                    .isTrue();
            assertThat(server.failures).isEmpty();
            assertThat(server.holder.newest("shop").inUse()).isZero();
        }
    }

    @Test
    void anAddressThatIsTakenIsTold() throws Exception {
        try (TestServer server = server(ServingOptions.defaults())) {
            Listening taken = new Listening("127.0.0.1", server.port, Optional.empty());
            HttpServer other = new HttpServer(taken, server.test.room, () -> "");
            assertThatThrownBy(other::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + server.server.port());
        }
    }
}
