/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.ModelMetadataRequest;
import org.entirespace.serve.grpc.wire.ModelMetadataResponse;
import org.entirespace.serve.grpc.wire.ModelMetadataResponse.TensorMetadata;
import org.entirespace.serve.load.LoadedDoor;
import org.entirespace.serve.load.ReadyRequest;
import org.entirespace.serve.tensor.AskedTensor;
import org.entirespace.serve.tensor.AskedTensors;
import org.entirespace.serve.tensor.TensorForm;
import org.entirespace.serve.tensor.TensorType;

/**
 * The door of a running server that speaks gRPC: a request becomes raw tensors, by what the server says of the model's fields. Threads
 * may share it.
 */
public final class GrpcDoor implements LoadedDoor, AutoCloseable {

    private final URI address;
    private final Duration patience;
    private final ManagedChannel channel;
    private final String model;
    private final String version;

    /**
     * A door to a server.
     *
     * @param address {@code grpc://HOST:PORT}, or {@code grpcs://} where it is encrypted; then maybe {@code /MODEL} or {@code
     *     /MODEL/VERSION}, otherwise the only model that is served
     * @param patience how long an answer may take
     * @throws IllegalArgumentException when it is no such address
     */
    public GrpcDoor(URI address, Duration patience) {
        String path = address.getPath() == null ? "" : address.getPath().replaceFirst("^/", "");
        String[] names = path.split("/", -1);
        if (!handles(address) || address.getHost() == null || address.getPort() < 1 || names.length > 2) {
            throw new IllegalArgumentException(
                    address + ": expected grpc://HOST:PORT or grpcs://HOST:PORT, and maybe /MODEL or /MODEL/VERSION");
        }
        this.address = address;
        this.patience = patience;
        model = names[0];
        version = names.length == 2 ? names[1] : "";
        channel = channel(address);
    }

    /** Whether an address is one of this kind of door. */
    public static boolean handles(URI address) {
        return "grpc".equals(address.getScheme()) || "grpcs".equals(address.getScheme());
    }

    private static ManagedChannel channel(URI address) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .maxInboundMessageSize(Integer.MAX_VALUE);
        if ("grpc".equals(address.getScheme())) {
            return builder.usePlaintext().build();
        }
        try {
            return builder.sslContext(GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                            .build())
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("every JVM can encrypt", e);
        }
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        return asked(stub -> rows(stub.modelInfer(request(body, stub))));
    }

    @Override
    public ReadyRequest prepare(String body) throws IOException {
        ModelInferRequest request = asked(stub -> request(body, stub));
        return () -> asked(stub -> stub.modelInfer(request));
    }

    /** What is asked by a client, and what it answers. */
    private interface Question<T> {

        T ask(GRPCInferenceServiceBlockingStub stub) throws IllegalRequestException, IOException;
    }

    private <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask(GRPCInferenceServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (IllegalRequestException e) {
            throw new IOException(address + ": cannot be asked: " + e.getMessage(), e);
        } catch (StatusRuntimeException e) {
            throw new IOException(
                    address + ": status " + e.getStatus().getCode() + ": "
                            + e.getStatus().getDescription(),
                    e);
        }
    }

    private ModelInferRequest request(String body, GRPCInferenceServiceBlockingStub stub)
            throws IllegalRequestException {
        ModelMetadataResponse metadata = stub.modelMetadata(ModelMetadataRequest.newBuilder()
                .setName(model)
                .setVersion(version)
                .build());
        List<TensorForm> fields = new ArrayList<>();
        for (TensorMetadata input : metadata.getInputsList()) {
            fields.add(new TensorForm(input.getName(), TensorType.of(input.getDatatype()), input.getShapeList()));
        }
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName(model).setModelVersion(version);
        for (AskedTensor tensor : AskedTensors.of(body, fields)) {
            request.addInputs(InferInputTensor.newBuilder()
                    .setName(tensor.name())
                    .setDatatype(tensor.type().name())
                    .addAllShape(tensor.shape()));
            request.addRawInputContents(ByteString.copyFrom(tensor.contents().duplicate()));
        }
        return request.build();
    }

    private List<Map<String, Double>> rows(ModelInferResponse response) throws IOException {
        List<Map<String, Double>> rows = new ArrayList<>();
        if (response.getRawOutputContentsCount() != response.getOutputsCount()) {
            throw new IOException(address + ": found " + response.getRawOutputContentsCount()
                    + " raw contents, expected one for each of " + response.getOutputsCount() + " outputs");
        }
        for (int output = 0; output < response.getOutputsCount(); output++) {
            String name = response.getOutputs(output).getName();
            ByteBuffer numbers =
                    response.getRawOutputContents(output).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            if (!response.getOutputs(output).getDatatype().equals("FP64") || numbers.remaining() % Double.BYTES != 0) {
                throw new IOException(address + ": output '" + name + "': expected numbers of type FP64");
            }
            for (int row = 0; numbers.hasRemaining(); row++) {
                if (row == rows.size()) {
                    rows.add(new LinkedHashMap<>());
                }
                rows.get(row).put(name, numbers.getDouble());
            }
        }
        return rows;
    }

    /** Closes the connection. */
    @Override
    public void close() {
        channel.shutdownNow();
    }
}
