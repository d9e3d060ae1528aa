/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.grpc.wire.InferParameter;
import org.entirespace.serve.grpc.wire.InferTensorContents;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferRequestedOutputTensor;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled messages are answered, or refused by the exceptions that become {@code INVALID_ARGUMENT}. */
class MessageFuzzTest {

    private static final int MOST_ROWS = 100;
    private static final int MOST_BYTES = 16 << 20;

    @TempDir
    Path models;

    private static ModelInferRequest typed() {
        return ModelInferRequest.newBuilder()
                .setModelName("shop")
                .setId("7")
                .putParameters(
                        "datatype",
                        InferParameter.newBuilder().setStringParam("FP32").build())
                .addInputs(TestGrpc.input("item", "BYTES", 2, 1)
                        .setContents(InferTensorContents.newBuilder()
                                .addBytesContents(ByteString.copyFromUtf8("i1"))
                                .addBytesContents(ByteString.EMPTY)))
                .addInputs(TestGrpc.input("age", "INT32", 2)
                        .setContents(InferTensorContents.newBuilder()
                                .addIntContents(-1)
                                .addIntContents(7)))
                .addOutputs(InferRequestedOutputTensor.newBuilder().setName("click"))
                .build();
    }

    @Test
    void aRequestForInference() throws Exception {
        List<byte[]> samples = List.of(typed().toByteArray(), TestGrpc.prices(3).toByteArray());
        ModelHolder holder = TinyHolder.in(models);

        Fuzz.Outcome outcome = new Fuzz(
                        samples,
                        Set.of(IllegalRequestException.class, InvalidProtocolBufferException.class),
                        MOST_BYTES)
                .run(40_000, bytes -> {
                    ModelInferRequest request = ModelInferRequest.parseFrom(bytes);
                    try (Lease lease = holder.lease("shop")) {
                        Inference.answer(lease, request, MOST_ROWS);
                    }
                });

        assertThat(outcome.accepted()).isPositive();
        assertThat(outcome.ways()).isGreaterThan(25);
        assertThat(holder.newest("shop").inUse()).isZero();
    }
}
