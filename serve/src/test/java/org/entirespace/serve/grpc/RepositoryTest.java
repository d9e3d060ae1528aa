/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.entirespace.serve.grpc.wire.ModelRepositoryParameter;
import org.entirespace.serve.grpc.wire.RepositoryIndexRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelLoadRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelUnloadRequest;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {

    private static final String SHOWN = "Bearer " + TestRoom.TOKEN;
    private static final RepositoryIndexRequest INDEX = RepositoryIndexRequest.getDefaultInstance();
    private static final RepositoryModelLoadRequest LOAD =
            RepositoryModelLoadRequest.newBuilder().setModelName("shop").build();
    private static final RepositoryModelUnloadRequest UNLOAD =
            RepositoryModelUnloadRequest.newBuilder().setModelName("shop").build();

    @TempDir
    Path models;

    @BeforeEach
    void writeModel() throws IOException {
        TinyHolder.write(models);
    }

    private TestGrpc server() throws IOException {
        return new TestGrpc(models, ServingOptions.defaults().withAdmin(new AdminToken(TestRoom.TOKEN)));
    }

    private static String states(GRPCInferenceServiceBlockingStub stub, boolean ready) {
        StringBuilder all = new StringBuilder();
        stub.repositoryIndex(INDEX.toBuilder().setReady(ready).build())
                .getModelsList()
                .forEach(model -> all.append(model.getName())
                        .append(' ')
                        .append(model.getVersion())
                        .append(' ')
                        .append(model.getState()));
        return all.toString();
    }

    @Test
    void whoShowsTheTokenLoadsListsAndUnloads() throws Exception {
        try (TestGrpc server = server()) {
            GRPCInferenceServiceBlockingStub stub = server.showing(SHOWN);
            assertThat(states(stub, false)).isEqualTo("shop 1 UNAVAILABLE");
            assertThat(states(stub, true)).isEmpty();
            stub.repositoryModelLoad(LOAD);
            assertThat(states(stub, true)).isEqualTo("shop 1 READY");
            stub.repositoryModelUnload(UNLOAD.toBuilder()
                    .putParameters(
                            "unload_dependents",
                            ModelRepositoryParameter.newBuilder()
                                    .setBoolParam(false)
                                    .build())
                    .build());
            assertThat(server.test.holder.served()).isEmpty();
            assertThat(TestGrpc.refusal(() -> stub.repositoryModelUnload(UNLOAD))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.NOT_FOUND);
        }
    }

    @Test
    void aBadVersionIsToldAndWhatWasServedIsServedOn() throws Exception {
        try (TestGrpc server = server()) {
            GRPCInferenceServiceBlockingStub stub = server.showing(SHOWN);
            stub.repositoryModelLoad(LOAD);
            Files.createDirectories(models.resolve("shop").resolve("2"));

            Status status =
                    TestGrpc.refusal(() -> stub.repositoryModelLoad(LOAD)).getStatus();

            assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(status.getDescription()).contains("version '2' is refused", "served: version 1");
            assertThat(stub.modelInfer(TestGrpc.prices(1)).getModelVersion()).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer wrong", "0123456789abcdef", "Basic 0123456789abcdef", "Bearer 0123456789abcdef0"})
    void nobodyElseDoes(String header) throws Exception {
        try (TestGrpc server = server()) {
            GRPCInferenceServiceBlockingStub stub = header.isEmpty() ? server.stub : server.showing(header);
            for (Runnable call : new Runnable[] {
                () -> stub.repositoryIndex(INDEX),
                () -> stub.repositoryModelLoad(LOAD),
                () -> stub.repositoryModelUnload(UNLOAD)
            }) {
                Status status = TestGrpc.refusal(call).getStatus();
                assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
                assertThat(status.getDescription()).doesNotContain(TestRoom.TOKEN);
            }
            assertThat(server.test.holder.served()).isEmpty();
        }
    }

    @Test
    void aServerWithoutATokenIsAdministeredByNobody() throws Exception {
        try (TestGrpc server = new TestGrpc(models, ServingOptions.defaults())) {
            assertThat(TestGrpc.refusal(() -> server.showing(SHOWN).repositoryIndex(INDEX))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws Exception {
        try (TestGrpc server = server()) {
            GRPCInferenceServiceBlockingStub stub = server.showing(SHOWN);
            RepositoryModelLoadRequest configured = LOAD.toBuilder()
                    .putParameters(
                            "config",
                            ModelRepositoryParameter.newBuilder()
                                    .setStringParam("{}")
                                    .build())
                    .build();
            RepositoryModelLoadRequest elsewhere =
                    LOAD.toBuilder().setRepositoryName("other").build();
            RepositoryModelLoadRequest tooLong =
                    LOAD.toBuilder().setModelName("x".repeat(70_000)).build();
            for (RepositoryModelLoadRequest request :
                    new RepositoryModelLoadRequest[] {configured, elsewhere, tooLong}) {
                assertThat(TestGrpc.refusal(() -> stub.repositoryModelLoad(request))
                                .getStatus()
                                .getCode())
                        .isEqualTo(Status.Code.INVALID_ARGUMENT);
            }
            assertThat(TestGrpc.refusal(() -> stub.repositoryModelLoad(
                                    LOAD.toBuilder().setModelName("../shop").build()))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.NOT_FOUND);
        }
    }
}
