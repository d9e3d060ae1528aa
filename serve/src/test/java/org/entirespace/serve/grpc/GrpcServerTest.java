/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.ModelMetadataRequest;
import org.entirespace.serve.grpc.wire.ModelMetadataResponse;
import org.entirespace.serve.grpc.wire.ModelReadyRequest;
import org.entirespace.serve.grpc.wire.ServerLiveRequest;
import org.entirespace.serve.grpc.wire.ServerMetadataRequest;
import org.entirespace.serve.grpc.wire.ServerReadyRequest;
import org.entirespace.serve.room.AnswerListener.Answer;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingLimits;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcServerTest {

    @TempDir
    Path models;

    @BeforeEach
    void writeModel() throws IOException {
        TinyHolder.write(models);
    }

    private TestGrpc server(ServingOptions options) throws Exception {
        TestGrpc server = new TestGrpc(models, options);
        server.test.holder.load("shop");
        return server;
    }

    private static Status status(ListenableFuture<?> answer) throws InterruptedException {
        try {
            answer.get();
            return Status.OK;
        } catch (ExecutionException e) {
            return Status.fromThrowable(e);
        }
    }

    @Test
    void theServerIsReadyWhenItHasAModel() throws Exception {
        try (TestGrpc server = new TestGrpc(models, ServingOptions.defaults())) {
            assertThat(server.stub
                            .serverLive(ServerLiveRequest.getDefaultInstance())
                            .getLive())
                    .isTrue();
            assertThat(server.stub
                            .serverReady(ServerReadyRequest.getDefaultInstance())
                            .getReady())
                    .isFalse();
            server.test.holder.load("shop");
            assertThat(server.stub
                            .serverReady(ServerReadyRequest.getDefaultInstance())
                            .getReady())
                    .isTrue();
        }
    }

    @Test
    void serverAndModelSayWhatTheyAre() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            assertThat(server.stub.serverMetadata(ServerMetadataRequest.getDefaultInstance()))
                    .satisfies(metadata -> {
                        assertThat(metadata.getName()).isEqualTo("entirespace");
                        assertThat(metadata.getVersion()).isNotEmpty();
                        assertThat(metadata.getExtensionsList()).containsExactly("model_repository");
                    });
            ModelMetadataResponse model = server.stub.modelMetadata(
                    ModelMetadataRequest.newBuilder().setName("shop").build());
            assertThat(model.getVersionsList()).containsExactly("1");
            assertThat(model.getPlatform()).isEqualTo("entirespace_bundle");
            assertThat(model.getInputsList().stream()
                            .map(input -> input.getName() + " " + input.getDatatype() + " " + input.getShapeList()))
                    .containsExactly(
                            "user BYTES [-1]",
                            "item BYTES [-1]",
                            "tags BYTES [-1, -1]",
                            "age FP64 [-1]",
                            "price FP64 [-1]");
            assertThat(model.getOutputs(0).getName()).isEqualTo("click");
            assertThat(server.stub
                            .modelReady(ModelReadyRequest.newBuilder()
                                    .setName("shop")
                                    .setVersion("1")
                                    .build())
                            .getReady())
                    .isTrue();
        }
    }

    @Test
    void modelsThatAreNotServedAreNotFound() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            for (Runnable call : List.<Runnable>of(
                    () -> server.stub.modelReady(
                            ModelReadyRequest.newBuilder().setName("none").build()),
                    () -> server.stub.modelMetadata(ModelMetadataRequest.newBuilder()
                            .setName("shop")
                            .setVersion("9")
                            .build()),
                    () -> server.stub.modelInfer(
                            TestGrpc.prices(1).toBuilder().setModelName("none").build()))) {
                Status status = TestGrpc.refusal(call).getStatus();
                assertThat(status.getCode()).isEqualTo(Status.Code.NOT_FOUND);
                assertThat(status.getDescription()).contains("is not served");
            }
        }
    }

    @Test
    void whereOneModelIsServedItNeedsNoName() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            ModelInferResponse answer = server.stub.modelInfer(TestGrpc.prices(2).toBuilder()
                    .clearModelName()
                    .setId("seven")
                    .build());
            assertThat(answer.getModelName()).isEqualTo("shop");
            assertThat(answer.getModelVersion()).isEqualTo("1");
            assertThat(answer.getId()).isEqualTo("seven");
        }
    }

    @Test
    void whoFindsNoPlaceIsSentAwayAndToldWhenToComeAgain() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults().withQueue(1, 1, Duration.ofSeconds(1)))) {
            Semaphore gate = server.occupied();
            ListenableFuture<ModelInferResponse> second = server.later.modelInfer(TestGrpc.prices(1));
            TestGrpc.await(() -> server.test.room.waiting() == 1);

            StatusRuntimeException third = TestGrpc.refusal(() -> server.stub.modelInfer(TestGrpc.prices(1)));

            assertThat(third.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(third.getStatus().getDescription()).contains("more requests wait");
            assertThat(Objects.requireNonNull(third.getTrailers()).get(Statuses.RETRY))
                    .isEqualTo("1000");
            assertThat(server.test.rejected).hasValue(1);
            gate.release();
            assertThat(second.get().getOutputsCount()).isPositive();
            assertThat(server.stub.modelInfer(TestGrpc.prices(1)).getOutputsCount())
                    .isPositive();
        }
    }

    @Test
    void aRequestWhoseDeadlinePassesInTheQueueIsNeverScored() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(100)))) {
            Semaphore gate = server.occupied();
            List<ListenableFuture<ModelInferResponse>> late = new ArrayList<>();
            late.add(server.later.withDeadlineAfter(50, TimeUnit.SECONDS).modelInfer(TestGrpc.prices(1)));
            late.add(server.later.withDeadlineAfter(400, TimeUnit.SECONDS).modelInfer(TestGrpc.prices(1)));
            late.add(server.later.modelInfer(TestGrpc.prices(1)));
            TestGrpc.await(() -> server.test.room.waiting() == 3);
            server.test.now.addAndGet(Duration.ofSeconds(60).toNanos());
            ListenableFuture<ModelInferResponse> inTime = server.later.modelInfer(TestGrpc.prices(1));
            TestGrpc.await(() -> server.test.room.waiting() == 4);
            server.test.now.addAndGet(Duration.ofSeconds(50).toNanos());
            gate.release();

            assertThat(status(inTime).getCode()).isEqualTo(Status.Code.OK);
            for (ListenableFuture<ModelInferResponse> one : late) {
                Status status = status(one);
                assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
                assertThat(status.getDescription()).contains("the deadline passed before");
            }
            assertThat(server.test.dropped).hasValue(3);
        }
    }

    @Test
    void theClientsOwnDeadlineCountsNotOnlyTheServers() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(100)))) {
            Semaphore gate = server.occupied();
            ListenableFuture<ModelInferResponse> late =
                    server.later.withDeadlineAfter(50, TimeUnit.SECONDS).modelInfer(TestGrpc.prices(1));
            TestGrpc.await(() -> server.test.room.waiting() == 1);
            server.test.now.addAndGet(Duration.ofSeconds(51).toNanos());
            gate.release();

            assertThat(status(late).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(server.test.dropped).hasValue(1);
        }
    }

    @Test
    void whoIsGoneIsNotScored() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(100)))) {
            Semaphore gate = server.occupied();
            ListenableFuture<ModelInferResponse> gone = server.later.modelInfer(TestGrpc.prices(1));
            TestGrpc.await(() -> server.test.room.waiting() == 1);
            gone.cancel(true);
            TestGrpc.await(() -> server.test.answers.contains(new Answer("grpc", "ModelInfer", "CANCELLED")));
            gate.release();

            assertThat(server.stub.modelInfer(TestGrpc.prices(1)).getOutputsCount())
                    .isPositive();
            assertThat(server.test.failures).isEmpty();
            TestGrpc.await(() -> server.test.answers.contains(new Answer("grpc", "ModelInfer", "OK")));
            assertThat(server.test.answers).hasSize(2);
        }
    }

    @Test
    void aStoppingServerAnswersWhatItHasAndTakesNothingNew() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults().withQueue(1, 9, Duration.ofSeconds(1)))) {
            Semaphore gate = server.occupied();
            List<ListenableFuture<ModelInferResponse>> accepted = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                accepted.add(server.later.modelInfer(TestGrpc.prices(1)));
            }
            TestGrpc.await(() -> server.test.room.waiting() == 5);
            CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(server.test.room::stop);
            TestGrpc.await(() -> !server.stub
                    .serverReady(ServerReadyRequest.getDefaultInstance())
                    .getReady());
            TestGrpc.await(() -> !server.test.room.enter() || leave(server));

            StatusRuntimeException refused = TestGrpc.refusal(() -> server.stub.modelInfer(TestGrpc.prices(1)));

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refused.getStatus().getDescription()).isEqualTo("the server stops");
            assertThat(stopped).isNotDone();
            gate.release();
            for (ListenableFuture<ModelInferResponse> one : accepted) {
                assertThat(status(one).getCode()).isEqualTo(Status.Code.OK);
            }
            assertThat(stopped.get()).isTrue();
        }
    }

    private static boolean leave(TestGrpc server) {
        server.test.room.leave();
        return false;
    }

    @Test
    void aMessageThatIsTooLongIsRefused() throws Exception {
        ServingLimits limits = new ServingLimits(1000, 10_000, Duration.ofSeconds(10), 4000);
        try (TestGrpc server = server(ServingOptions.defaults().withLimits(limits))) {
            Status status = TestGrpc.refusal(() -> server.stub.modelInfer(TestGrpc.prices(200)))
                    .getStatus();
            assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(status.getDescription()).contains("1000");
            assertThat(server.stub.modelInfer(TestGrpc.prices(50)).getOutputsCount())
                    .isPositive();
        }
    }

    @Test
    void bodiesThatAreHeldInMemoryHaveALimitTogether() throws Exception {
        ServingLimits limits = new ServingLimits(10_000, 10_000, Duration.ofSeconds(10), 16_000);
        try (TestGrpc server =
                server(ServingOptions.defaults().withLimits(limits).withQueue(1, 9, Duration.ofSeconds(1)))) {
            Semaphore gate = server.occupied();
            ListenableFuture<ModelInferResponse> first = server.later.modelInfer(TestGrpc.prices(1200));
            TestGrpc.await(() -> server.test.room.waiting() == 1);
            Status status = TestGrpc.refusal(() -> server.stub.modelInfer(TestGrpc.prices(1200)))
                    .getStatus();
            assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(status.getDescription()).contains("held in memory");
            gate.release();
            assertThat(status(first).getCode()).isEqualTo(Status.Code.OK);
            TestGrpc.await(() -> server.test.room.budget().taken() == 0);
            assertThat(server.stub.modelInfer(TestGrpc.prices(1200)).getOutputsCount())
                    .isPositive();
        }
    }

    @Test
    void aMessageThatDoesNotComeIsNotWaitedFor() throws Exception {
        ServingLimits limits = new ServingLimits(1000, 10, Duration.ofMillis(200), 2000);
        try (TestGrpc server = server(ServingOptions.defaults().withLimits(limits))) {
            CompletableFuture<Status> closed = new CompletableFuture<>();
            ClientCall<ModelInferRequest, ModelInferResponse> call = server.channel.newCall(
                    GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder()
                            .setType(MethodDescriptor.MethodType.BIDI_STREAMING) // sends its headers before a message
                            .build(),
                    CallOptions.DEFAULT);
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            closed.complete(status);
                        }
                    },
                    new Metadata());
            call.request(1);
            Status status = closed.get(20, TimeUnit.SECONDS);
            assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(status.getDescription()).isEqualTo("body: not here after 200 ms");
        }
    }

    @Test
    void compressedMessagesAreNotTaken() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            Status status = TestGrpc.refusal(
                            () -> server.stub.withCompression("gzip").modelInfer(TestGrpc.prices(1)))
                    .getStatus();
            assertThat(status.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        }
    }

    @Test
    void answersAreToldWithTheirMethodAndStatus() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            server.stub.modelInfer(TestGrpc.prices(1));
            TestGrpc.refusal(() -> server.stub.modelInfer(ModelInferRequest.getDefaultInstance()));
            TestGrpc.await(() -> server.test.answers.size() == 2);
            assertThat(server.test.answers)
                    .containsExactly(
                            new Answer("grpc", "ModelInfer", "OK"),
                            new Answer("grpc", "ModelInfer", "INVALID_ARGUMENT"));
        }
    }

    @Test
    void anAddressThatIsTakenIsTold() throws Exception {
        try (TestGrpc server = server(ServingOptions.defaults())) {
            Listening taken = new Listening("127.0.0.1", server.server.port(), Optional.empty());
            try (GrpcServer other = new GrpcServer(taken, server.test.room)) {
                assertThatThrownBy(other::start)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot listen on 127.0.0.1:" + server.server.port());
            }
        }
    }
}
