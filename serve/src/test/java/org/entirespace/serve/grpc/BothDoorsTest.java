/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.RepositoryModelLoadRequest;
import org.entirespace.serve.http.HttpServer;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP and gRPC lead to one room. */
class BothDoorsTest {

    private static final int RELOADS = Integer.getInteger("test.reloads", 100);

    @TempDir
    Path folder;

    private Path models = Path.of("");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void writeModel() throws IOException {
        models = folder.resolve("models");
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
    }

    /** A server with both doors. */
    private static final class Both implements AutoCloseable {
        final TestGrpc grpc;
        final HttpServer http;

        Both(Path models, ServingOptions options) throws Exception {
            grpc = new TestGrpc(models, options);
            grpc.test.holder.load("shop");
            http = new HttpServer(Listening.defaults(), grpc.test.room, () -> "");
            http.start();
        }

        HttpRequest score() {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/v1/score"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"candidates\":[{}]}"))
                    .build();
        }

        @Override
        public void close() {
            grpc.close();
            http.close();
        }
    }

    private CompletableFuture<HttpResponse<String>> later(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void requestsOfBothWaitInOneQueue() throws Exception {
        try (Both both = new Both(models, ServingOptions.defaults().withQueue(1, 2, Duration.ofSeconds(1)))) {
            Semaphore gate = both.grpc.occupied();
            CompletableFuture<HttpResponse<String>> http = later(both.score());
            TestGrpc.await(() -> both.grpc.test.room.waiting() == 1);
            ListenableFuture<ModelInferResponse> grpc = both.grpc.later.modelInfer(TestGrpc.prices(1));
            TestGrpc.await(() -> both.grpc.test.room.waiting() == 2);

            assertThat(later(both.score()).get().statusCode()).isEqualTo(503);
            assertThat(TestGrpc.refusal(() -> both.grpc.stub.modelInfer(TestGrpc.prices(1)))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(both.grpc.test.rejected).hasValue(2);
            gate.release();
            assertThat(http.get().statusCode()).isEqualTo(200);
            assertThat(grpc.get().getOutputsCount()).isPositive();
        }
    }

    @Test
    void whileModelsAreReplacedNoRequestFailsAtEitherDoor() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Set<String> versions = ConcurrentHashMap.newKeySet();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        ServingOptions options = ServingOptions.defaults()
                .withAdmin(new AdminToken(TestRoom.TOKEN))
                .withQueue(2, 50, Duration.ofMinutes(1));
        try (Both both = new Both(models, options)) {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                boolean overGrpc = c % 2 == 0;
                asking.add(clients.submit(() -> {
                    int asked = 0;
                    for (; !over.get(); asked++) {
                        if (overGrpc) {
                            versions.add(both.grpc
                                    .stub
                                    .modelInfer(TestGrpc.prices(2))
                                    .getModelVersion());
                        } else {
                            assertThat(later(both.score()).get().statusCode()).isEqualTo(200);
                        }
                    }
                    return asked;
                }));
            }
            GRPCInferenceServiceBlockingStub admin = both.grpc.showing("Bearer " + TestRoom.TOKEN);
            for (int version = 2; version < 2 + RELOADS; version++) {
                Path made = folder.resolve("made" + version);
                TinyModels.write(made, "shop", version);
                Files.move(made, models.resolve("shop").resolve("" + version));
                admin.repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName("shop")
                        .build());
            }
            over.set(true);
            for (Future<Integer> one : asking) {
                assertThat(one.get()).isPositive();
            }
            assertThat(versions).hasSizeGreaterThan(1);
            assertThat(both.grpc.test.failures).isEmpty();
        } finally {
            over.set(true);
            clients.shutdownNow();
        }
    }

    @Test
    void aStopUnderLoadLosesNothingThatWasAccepted() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(6);
        ServingOptions options = ServingOptions.defaults().withQueue(2, 50, Duration.ofMinutes(1));
        try (Both both = new Both(models, options)) {
            List<Future<?>> asking = new ArrayList<>();
            for (int c = 0; c < 6; c++) {
                asking.add(clients.submit(() -> {
                    while (true) {
                        try {
                            both.grpc.stub.modelInfer(TestGrpc.prices(500));
                            answered.incrementAndGet();
                        } catch (StatusRuntimeException e) {
                            if (!"the server stops".equals(e.getStatus().getDescription())) {
                                other.incrementAndGet();
                            }
                            return;
                        }
                    }
                }));
            }
            TestGrpc.await(() -> answered.get() > 20);

            assertThat(both.grpc.test.room.stop()).isTrue();

            for (Future<?> one : asking) {
                one.get();
            }
            assertThat(other)
                    .as("requests that were neither answered nor told that the server stops")
                    .hasValue(0);
            assertThat(both.grpc.test.answers.stream()
                            .filter(answer -> answer.status().equals("OK")))
                    .hasSize(answered.get());
        } finally {
            clients.shutdownNow();
        }
    }
}
