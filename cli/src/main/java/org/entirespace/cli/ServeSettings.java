/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingLimits;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.Tls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a server. */
final class ServeSettings {

    private static final int PLACES_OF_A_WORKER = 8;
    private static final int NONE = -1;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}, this machine alone.")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "The port; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            description = {
                "Speaks gRPC too, at this port of the same address: 8081 is what clients expect, 0 is any that is free.",
                "Default: no gRPC."
            })
    private int grpcPort = NONE;

    @Option(names = "--workers", description = "Threads that score. Default: one for each processor.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--queue", description = "Requests that may wait for them. Default: 8 for each worker.")
    private int queue;

    @Option(
            names = "--deadline-ms",
            paramLabel = "MS",
            description =
                    "How long a request may wait to be scored, from its arrival; then it is dropped. Default: ${DEFAULT-VALUE}.")
    private long deadlineMillis = 1000;

    @Option(
            names = "--versions",
            paramLabel = "N",
            description = "The most versions of a model that are served, the newest. Default: ${DEFAULT-VALUE}.")
    private int versions = 2;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "The most candidates of a request. Default: ${DEFAULT-VALUE}.")
    private int rows = ServingLimits.defaults().rows();

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            description = "The longest body of a request. Default: ${DEFAULT-VALUE}.")
    private int bodyBytes = ServingLimits.defaults().bodyBytes();

    @Option(
            names = "--read-timeout-ms",
            paramLabel = "MS",
            description = "How long a client may take to send its headers, and its body. Default: ${DEFAULT-VALUE}.")
    private long readTimeoutMillis = ServingLimits.defaults().readTimeout().toMillis();

    @Option(
            names = "--notice-ms",
            paramLabel = "MS",
            description = {
                "When it is told to stop: how long it goes on after it began to say that it is not ready.",
                "Default: ${DEFAULT-VALUE}."
            })
    private long noticeMillis;

    @Option(
            names = "--drain-ms",
            paramLabel = "MS",
            description = "And how long it then waits for requests under way. Default: ${DEFAULT-VALUE}.")
    private long drainMillis = 10_000;

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "A file with the token that loads and unloads models. Default: nobody does.")
    private @Nullable Path adminTokenFile;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = "A PKCS 12 or JKS key store: encrypts every connection.")
    private @Nullable Path keystore;

    @Option(
            names = "--keystore-password-file",
            paramLabel = "FILE",
            description = "A file with the password of the key store and its key.")
    private @Nullable Path keystorePasswordFile;

    int workers() {
        return workers;
    }

    int versions() {
        return versions;
    }

    /** An address of this server, as clients name it. */
    String address(String scheme, int atPort) {
        return scheme + (keystore == null ? "" : "s") + "://" + host + ":" + atPort;
    }

    ServingOptions options() throws IOException {
        ServingLimits limits = new ServingLimits(
                bodyBytes,
                rows,
                Duration.ofMillis(readTimeoutMillis),
                Math.max(bodyBytes, ServingLimits.defaults().bufferedBytes()));
        ServingOptions options = ServingOptions.defaults()
                .withQueue(
                        workers, queue == 0 ? PLACES_OF_A_WORKER * workers : queue, Duration.ofMillis(deadlineMillis))
                .withLimits(limits)
                .stopping(Duration.ofMillis(noticeMillis), Duration.ofMillis(drainMillis));
        Path token = adminTokenFile;
        if (token != null) {
            options = options.withAdmin(new AdminToken(secret(token)));
        }
        return options;
    }

    /** Where HTTP is spoken. */
    Listening http() throws IOException {
        return new Listening(host, port, tls());
    }

    /** Where gRPC is spoken; empty where it is not. */
    Optional<Listening> grpc() throws IOException {
        return grpcPort == NONE ? Optional.empty() : Optional.of(new Listening(host, grpcPort, tls()));
    }

    private Optional<SSLContext> tls() throws IOException {
        Path keys = keystore;
        Path password = keystorePasswordFile;
        return keys == null
                ? Optional.empty()
                : Optional.of(Tls.of(keys, (password == null ? "" : secret(password)).toCharArray()));
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
