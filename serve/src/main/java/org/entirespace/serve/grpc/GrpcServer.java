/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.grpc.netty.shaded.io.netty.handler.ssl.JdkSslContext;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingRoom;

/**
 * Answers over gRPC what the models of a room score: the Open Inference Protocol, gRPC's health protocol and reflection. Messages are
 * read without threads that wait, and wait in the room that all doors lead to. Compressed messages are not taken. Threads may share it.
 */
public final class GrpcServer implements AutoCloseable {

    private static final int HEADER_BYTES = 16 << 10;
    private static final int CALLS_OF_A_CONNECTION = 1000;
    private static final long LAST_WORDS_SECONDS = 1;

    private final Listening listening;
    private final ScheduledThreadPoolExecutor clock;
    private final Server server;

    /** A server that does not listen yet. */
    public GrpcServer(Listening listening, ServingRoom room) {
        this.listening = listening;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "entirespace-grpc-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        List<ServerServiceDefinition> services = List.of(
                new InferenceService(new Method.Site(room, clock)).definition(),
                new HealthBoard(room).definition(),
                ProtoReflectionServiceV1.newInstance().bindService());
        Set<String> methods = services.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(method -> method.getMethodDescriptor().getFullMethodName())
                .collect(Collectors.toSet());
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(listening.host(), listening.port()))
                .directExecutor() // nothing waits in what it runs
                .maxInboundMessageSize(room.limits().bodyBytes())
                .maxInboundMetadataSize(HEADER_BYTES)
                .maxConcurrentCallsPerConnection(CALLS_OF_A_CONNECTION)
                .handshakeTimeout(room.limits().readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .decompressorRegistry(DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
                .addStreamTracerFactory(Arrival.factory(room, methods));
        listening.tls().ifPresent(context -> builder.sslContext(http2(context)));
        services.forEach(builder::addService);
        server = builder.build();
    }

    private static JdkSslContext http2(SSLContext context) {
        ApplicationProtocolConfig protocols = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                "h2");
        return new JdkSslContext(
                context, false, null, IdentityCipherSuiteFilter.INSTANCE, protocols, ClientAuth.NONE, null, false);
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the address is taken or is none of this machine's
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "cannot listen on " + listening.host() + ":" + listening.port() + ": " + cause.getMessage(), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Listens no more; whatever is under way is cut off, so the room stops first. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }
}
