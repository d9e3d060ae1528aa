/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import org.entirespace.serve.TestKey;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.ServerLiveRequest;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcTlsTest {

    @TempDir
    Path folder;

    @Test
    void aServerWithAKeyStoreSpeaksTlsOnly() throws Exception {
        Path keystore = TestKey.make(folder);
        Listening encrypted = Listening.defaults().withTls(Tls.of(keystore, TestKey.PASSWORD.toCharArray()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(keystore.toFile(), TestKey.PASSWORD.toCharArray()));
        try (TestRoom test = new TestRoom(Files.createDirectory(folder.resolve("models")), ServingOptions.defaults());
                GrpcServer server = new GrpcServer(encrypted, test.room)) {
            server.start();
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .sslContext(GrpcSslContexts.configure(
                                    SslContextBuilder.forClient().trustManager(trust), SslProvider.JDK)
                            .build())
                    .build();
            ManagedChannel plain = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            try {
                ServerLiveRequest request = ServerLiveRequest.getDefaultInstance();
                assertThat(GRPCInferenceServiceGrpc.newBlockingStub(channel)
                                .withDeadlineAfter(20, TimeUnit.SECONDS)
                                .serverLive(request)
                                .getLive())
                        .isTrue();
                assertThat(TestGrpc.refusal(() -> GRPCInferenceServiceGrpc.newBlockingStub(plain)
                                        .withDeadlineAfter(20, TimeUnit.SECONDS)
                                        .serverLive(request))
                                .getStatus()
                                .getCode())
                        .isEqualTo(Status.Code.UNAVAILABLE);
            } finally {
                channel.shutdownNow();
                plain.shutdownNow();
            }
        }
    }
}
