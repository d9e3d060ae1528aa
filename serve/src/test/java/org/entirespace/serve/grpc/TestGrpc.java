/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.traffic.Traffic;

/** A server of the models below a folder that speaks gRPC, and a client of it. */
final class TestGrpc implements AutoCloseable {

    final TestRoom test;
    final GrpcServer server;
    final ManagedChannel channel;
    final GRPCInferenceServiceBlockingStub stub;
    final GRPCInferenceServiceFutureStub later;

    TestGrpc(Path models, ServingOptions options) throws IOException {
        this(new TestRoom(models, options));
    }

    /** A server whose models may have splits and shadows. */
    TestGrpc(Path models, ServingOptions options, Function<ModelHolder, Traffic> traffic) throws IOException {
        this(new TestRoom(models, options, traffic, HolderListener.NONE));
    }

    private TestGrpc(TestRoom room) throws IOException {
        test = room;
        server = new GrpcServer(Listening.defaults(), test.room);
        server.start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
        later = GRPCInferenceServiceGrpc.newFutureStub(channel);
    }

    /** The same client with a header {@code authorization}. */
    GRPCInferenceServiceBlockingStub showing(String authorization) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        Channel shown = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        return GRPCInferenceServiceGrpc.newBlockingStub(shown);
    }

    /** A request with the prices of so many rows. */
    static ModelInferRequest prices(int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * rows).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            bytes.putDouble(row);
        }
        return ModelInferRequest.newBuilder()
                .setModelName("shop")
                .addInputs(input("price", "FP64", rows))
                .addRawInputContents(ByteString.copyFrom(bytes.array()))
                .build();
    }

    static InferInputTensor.Builder input(String name, String datatype, long... shape) {
        InferInputTensor.Builder input =
                InferInputTensor.newBuilder().setName(name).setDatatype(datatype);
        for (long dimension : shape) {
            input.addShape(dimension);
        }
        return input;
    }

    /** What somebody is told instead of an answer. */
    static StatusRuntimeException refusal(Runnable call) {
        return Assertions.catchThrowableOfType(StatusRuntimeException.class, call::run);
    }

    /** Fills one thread that scores until the gate opens. */
    Semaphore occupied() {
        Semaphore gate = new Semaphore(0);
        test.occupy(gate);
        return gate;
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            Assertions.assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        test.close();
        server.close();
    }
}
