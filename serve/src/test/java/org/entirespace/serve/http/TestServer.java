/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.http.HttpServer.ScoringRoute;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.traffic.Traffic;

/** A server of the models below a folder, on a free port, with a clock that tests own. */
final class TestServer implements AutoCloseable {

    static final String TOKEN = TestRoom.TOKEN;

    final TestRoom test;
    final AtomicLong now;
    final AtomicInteger rejected;
    final AtomicInteger dropped;
    final List<Throwable> failures;
    final ModelHolder holder;
    final HttpServer server;
    final int port;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer(Path models, ServingOptions options, ScoringRoute... more) throws IOException {
        this(new TestRoom(models, options), Listening.defaults(), more);
    }

    /** A server whose models may have splits and shadows. */
    TestServer(Path models, ServingOptions options, Function<ModelHolder, Traffic> traffic, HolderListener heard)
            throws IOException {
        this(new TestRoom(models, options, traffic, heard), Listening.defaults());
    }

    TestServer(TestRoom test, Listening listening, ScoringRoute... more) throws IOException {
        this.test = test;
        now = test.now;
        rejected = test.rejected;
        dropped = test.dropped;
        failures = test.failures;
        holder = test.holder;
        server = new HttpServer(listening, test.room, () -> "", List.of(more));
        server.start();
        port = server.port();
    }

    boolean stop() {
        boolean answered = test.room.stop();
        server.close();
        return answered;
    }

    int waiting() {
        return test.room.waiting();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(posting(path, body, headers));
    }

    HttpRequest.Builder posting(String path, String body, String... headers) {
        HttpRequest.Builder builder =
                request(path).POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    CompletableFuture<HttpResponse<String>> later(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        test.close();
        server.close();
    }
}
