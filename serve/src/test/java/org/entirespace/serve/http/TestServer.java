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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.http.HttpServer.HttpEars;
import org.entirespace.serve.http.HttpServer.ScoringRoute;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.traffic.Traffic;

/** A server of the models below a folder, on a free port, with a clock that tests own. */
final class TestServer implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef";

    final AtomicLong now = new AtomicLong();
    final AtomicInteger rejected = new AtomicInteger();
    final AtomicInteger dropped = new AtomicInteger();
    final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    final ModelHolder holder;
    final HttpServer server;
    final int port;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer(Path models, HttpOptions options, ScoringRoute... more) throws IOException {
        this(models, options, Traffic::plain, HolderListener.NONE, more);
    }

    /** A server whose models may have splits and shadows. */
    TestServer(
            Path models,
            HttpOptions options,
            Function<ModelHolder, Traffic> traffic,
            HolderListener listener,
            ScoringRoute... more)
            throws IOException {
        holder = new ModelHolder(
                ModelFolders.of(List.of(models)),
                folder -> BundleLoading.load(folder, TinyModels.ENGINE),
                new HolderOptions(options.workers() + 1, 2),
                listener);
        HttpListener http = new HttpListener() {
            @Override
            public void failed(Throwable failure) {
                failures.add(failure);
            }
        };
        QueueListener queue = new QueueListener() {
            @Override
            public void rejected() {
                rejected.incrementAndGet();
            }

            @Override
            public void dropped() {
                dropped.incrementAndGet();
            }

            @Override
            public void failed(Throwable failure) {
                failures.add(failure);
            }
        };
        server = new HttpServer(
                options, traffic.apply(holder), new HttpEars(http, queue, () -> ""), now::get, List.of(more));
        server.start();
        port = server.port();
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
        server.close();
    }
}
