/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gRPC's own clients of health and reflection see. */
class HealthAndReflectionTest {

    @TempDir
    Path models;

    private static HealthCheckRequest of(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    @Test
    void healthIsThatOfTheServerAndOfEachModel() throws Exception {
        TinyHolder.write(models);
        try (TestGrpc server = new TestGrpc(models, ServingOptions.defaults())) {
            HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(server.channel);
            assertThat(health.check(of("")).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(TestGrpc.refusal(() -> health.check(of("shop")))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.NOT_FOUND);
            server.test.holder.load("shop");
            for (String service : new String[] {"", "shop", "inference.GRPCInferenceService"}) {
                assertThat(health.check(of(service)).getStatus()).isEqualTo(ServingStatus.SERVING);
            }
            server.test.holder.unload("shop");
            assertThat(health.check(of("shop")).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(health.check(of("")).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
        }
    }

    @Test
    void nothingServesWhileTheServerStops() throws Exception {
        TinyHolder.write(models);
        try (TestGrpc server = new TestGrpc(models, ServingOptions.defaults())) {
            server.test.holder.load("shop");
            HealthGrpc.HealthBlockingStub health =
                    HealthGrpc.newBlockingStub(server.channel).withDeadlineAfter(30, TimeUnit.SECONDS);
            Iterator<HealthCheckResponse> watched = health.watch(of("shop"));
            assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
            assertThat(server.test.room.enter()).isTrue(); // a request is under way
            CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(server.test.room::stop);

            assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(health.check(of("")).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
            server.test.holder.load("shop");
            assertThat(health.check(of("shop")).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(stopped).isNotDone();
            server.test.room.leave();
            assertThat(stopped.get()).isTrue();
        }
    }

    @Test
    void reflectionTellsTheServicesAndTheirMessages() throws Exception {
        try (TestGrpc server = new TestGrpc(models, ServingOptions.defaults())) {
            ServerReflectionResponse services = reflect(
                    server,
                    ServerReflectionRequest.newBuilder().setListServices("").build());
            assertThat(services.getListServicesResponse().getServiceList().stream()
                            .map(ServiceResponse::getName))
                    .contains("inference.GRPCInferenceService", "grpc.health.v1.Health");
            ServerReflectionResponse file = reflect(
                    server,
                    ServerReflectionRequest.newBuilder()
                            .setFileContainingSymbol("inference.GRPCInferenceService.ModelInfer")
                            .build());
            FileDescriptorProto described = FileDescriptorProto.parseFrom(
                    file.getFileDescriptorResponse().getFileDescriptorProto(0));
            assertThat(described.getPackage()).isEqualTo("inference");
            assertThat(described.getServiceList().get(0).getMethodList().stream()
                            .map(method -> method.getName()))
                    .contains("ModelInfer", "RepositoryModelLoad");
        }
    }

    private static ServerReflectionResponse reflect(TestGrpc server, ServerReflectionRequest request) throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> asked = ServerReflectionGrpc.newStub(server.channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        asked.onNext(request);
        asked.onCompleted();
        return answer.get(20, TimeUnit.SECONDS);
    }
}
