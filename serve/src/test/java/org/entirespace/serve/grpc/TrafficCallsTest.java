/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.grpc.wire.InferParameter;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.ModelReadyRequest;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.shadow.ShadowListener;
import org.entirespace.serve.shadow.ShadowPlan;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.SplitListener;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficCallsTest {

    private static final Split SPLIT = Split.parse("checkout=shop:50,other:50@user");

    @TempDir
    Path models;

    private final AtomicInteger shadowed = new AtomicInteger();

    @BeforeEach
    void write() throws Exception {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        TinyModels.write(models.resolve("other").resolve("7"), "other", 2);
    }

    private TestGrpc server(String... loaded) throws Exception {
        ShadowListener ears = new ShadowListener() {
            @Override
            public void scored(ShadowPlan plan, int rows) {
                shadowed.addAndGet(rows);
            }
        };
        TestGrpc server = new TestGrpc(
                models,
                ServingOptions.defaults(),
                holder -> new Traffic(
                        holder,
                        new Splits(holder, List.of(SPLIT), SplitListener.NONE),
                        new Shadows(holder, List.of(new ShadowPlan("shop", "other", 1)), ears)));
        for (String model : loaded) {
            server.test.holder.load(model);
        }
        return server;
    }

    private static ModelInferRequest request(String model, InferParameter.Builder key) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .putParameters("split_key", key.build())
                .addInputs(TestGrpc.input("price", "FP64", 1))
                .addRawInputContents(ByteString.copyFrom(new byte[8]))
                .build();
    }

    private static InferParameter.Builder text(String key) {
        return InferParameter.newBuilder().setStringParam(key);
    }

    private static String keyOf(String arm) {
        int u = 0;
        while (!SPLIT.arm("u" + u).name().equals(arm)) {
            u++;
        }
        return "u" + u;
    }

    @Test
    void theArmOfAKeyAnswersAndTellsItself() throws Exception {
        try (TestGrpc server = server("shop", "other")) {
            for (int u = 0; u < 20; u++) {
                String arm = SPLIT.arm("u" + u).name();
                ModelInferResponse answer = server.stub.modelInfer(request("checkout", text("u" + u)));
                ModelInferResponse alone = server.stub.modelInfer(request(arm, text("u" + u)));

                assertThat(answer.getParametersMap().get("arm"))
                        .isEqualTo(text(arm).build());
                assertThat(answer.toBuilder().clearParameters().build()).isEqualTo(alone);
            }
            String arm = SPLIT.arm("42").name();
            for (InferParameter.Builder key : List.of(
                    text("42"),
                    InferParameter.newBuilder().setInt64Param(42),
                    InferParameter.newBuilder().setUint64Param(42))) {
                assertThat(server.stub.modelInfer(request("checkout", key)).getModelName())
                        .isEqualTo(arm);
            }
        }
    }

    @Test
    void aRequestWithoutAKeyOrWithAnotherKindOfOneIsRefused() throws Exception {
        try (TestGrpc server = server("shop", "other")) {
            ModelInferRequest without = request("checkout", text("u1")).toBuilder()
                    .clearParameters()
                    .build();
            assertRefused(server, without, Status.Code.INVALID_ARGUMENT, "nor a 'split_key'");
            assertRefused(
                    server,
                    request("checkout", InferParameter.newBuilder().setBoolParam(true)),
                    Status.Code.INVALID_ARGUMENT,
                    "'split_key': expected a text or a whole number");
            assertRefused(
                    server,
                    request("checkout", text("u1")).toBuilder()
                            .setModelVersion("1")
                            .build(),
                    Status.Code.NOT_FOUND,
                    "split 'checkout' has no versions");
        }
    }

    @Test
    void anArmThatIsNotServedSendsItsKeysAwayAndNoOthers() throws Exception {
        try (TestGrpc server = server("shop")) {
            assertRefused(
                    server,
                    request("checkout", text(keyOf("other"))),
                    Status.Code.UNAVAILABLE,
                    "the arm of this request is not ready");
            assertThat(server.stub
                            .modelInfer(request("checkout", text(keyOf("shop"))))
                            .getModelName())
                    .isEqualTo("shop");
            assertThat(isReady(server)).isFalse();
            server.test.holder.load("other");
            assertThat(isReady(server)).isTrue();
        }
    }

    private static boolean isReady(TestGrpc server) {
        return server.stub
                .modelReady(ModelReadyRequest.newBuilder().setName("checkout").build())
                .getReady();
    }

    @Test
    void whatWasAnsweredIsScoredInTheShadow() throws Exception {
        try (TestGrpc server = server("shop", "other")) {
            server.stub.modelInfer(TestGrpc.prices(3));
            TestGrpc.await(() -> shadowed.get() == 3);
        }
    }

    private static void assertRefused(TestGrpc server, ModelInferRequest request, Status.Code code, String words) {
        StatusRuntimeException refusal = TestGrpc.refusal(() -> server.stub.modelInfer(request));

        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(refusal.getStatus().getDescription()).contains(words);
        if (code == Status.Code.UNAVAILABLE) {
            assertThat(Objects.requireNonNull(refusal.getTrailers()).get(Statuses.RETRY))
                    .isEqualTo("1000");
        }
    }
}
