/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.drift.DriftOptions;
import org.entirespace.serve.drift.DriftWatch;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.http.HttpServer;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingMetricsTest {

    private static final String SHOP = "model=\"shop\",version=\"1\"";
    private static final String CLICK = "model=\"shop\",quantity=\"click\",version=\"1\"";

    @TempDir
    Path models;

    private final ServingMetrics metrics = new ServingMetrics();
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpServer server(ModelHolder holder) throws Exception {
        ServingRoom room = new ServingRoom(
                ServingOptions.defaults(),
                Traffic.plain(holder),
                new ServingRoom.Ears(metrics.ofAnswers(), metrics.ofQueue()),
                System::nanoTime);
        HttpServer server = new HttpServer(Listening.defaults(), room, metrics::text);
        metrics.watchQueue(room::waiting);
        server.start();
        return server;
    }

    private String ask(HttpServer server, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void rowsValuesScoresAndAnswersAreCounted() throws Exception {
        ModelHolder holder = TinyHolder.in(models, metrics.ofModels());
        try (HttpServer server = server(holder)) {
            ask(
                    server,
                    "/v1/score",
                    "{\"candidates\":[{\"item\":\"i1\",\"tags\":[\"q\",\"r\",\"x\"]},{\"item\":\"i9\"}]}");
            ask(
                    server,
                    "/v2/models/shop/infer",
                    "{\"inputs\":[{\"name\":\"price\",\"shape\":[3],\"datatype\":\"FP32\",\"data\":[1,2,null]}]}");
            ask(server, "/v1/score", "{");

            String text = ask(server, "/metrics", "");

            assertThat(text)
                    .contains("entirespace_rows_total{" + SHOP + "} 5.0")
                    .contains("entirespace_values_missing_total{field=\"price\"," + SHOP + "} 3.0")
                    .contains("entirespace_values_missing_total{field=\"user\"," + SHOP + "} 5.0")
                    .contains("entirespace_values_unknown_total{field=\"item\"," + SHOP + "} 1.0")
                    .contains("entirespace_values_unknown_total{field=\"tags\"," + SHOP + "} 2.0")
                    .contains(
                            "entirespace_scores_total{le=\"+Inf\",model=\"shop\",quantity=\"click\",version=\"1\"} 5.0")
                    .contains("entirespace_queue_length 0.0")
                    .contains(
                            "entirespace_request_duration_seconds_count{endpoint=\"score\",protocol=\"http\",status=\"200\"} 1")
                    .contains(
                            "entirespace_request_duration_seconds_count{endpoint=\"score\",protocol=\"http\",status=\"400\"} 1")
                    .contains(
                            "entirespace_request_duration_seconds_count{endpoint=\"infer\",protocol=\"http\",status=\"200\"} 1")
                    .contains(
                            "entirespace_request_duration_seconds_bucket{endpoint=\"infer\",protocol=\"http\",status=\"200\",le=\"5.0\"} 1");
        }
    }

    @Test
    void aVersionThatIsUnloadedIsShownNoMore() throws Exception {
        ModelHolder holder = TinyHolder.in(models, metrics.ofModels());
        assertThat(metrics.text()).contains("entirespace_model{" + SHOP + "} 1.0");

        holder.unload("shop");

        assertThat(metrics.text()).doesNotContain("shop");
    }

    @Test
    void driftIsShownBesideTheDistributionThatItIsMeasuredAgainst() throws Exception {
        DriftOptions options = new DriftOptions(0.1, 0.2, 100, 2, Duration.ofHours(1));
        ModelHolder holder = TinyHolder.in(models, metrics.ofModels(), new DriftWatch(options, () -> 0));
        String body = "{\"candidates\":[{\"item\":\"i1\",\"price\":1e6}" + ",{}".repeat(99) + "]}";
        try (HttpServer server = server(holder)) {
            ask(server, "/v1/score", body);
            assertThat(ask(server, "/metrics", ""))
                    .contains("entirespace_scores_psi{" + CLICK + "} NaN")
                    .contains("entirespace_scores_drift{" + CLICK + "} 0.0")
                    .contains("entirespace_scores_window_rows{" + SHOP + "} 100.0")
                    .contains("entirespace_scores_reference_total{le=\"+Inf\"," + CLICK + "} 200.0");

            ask(server, "/v1/score", body);

            double psi = holder.newest("shop")
                    .drift()
                    .orElseThrow()
                    .state()
                    .get(0)
                    .psi()
                    .value()
                    .orElseThrow();
            assertThat(psi).isGreaterThan(0.2);
            assertThat(ask(server, "/metrics", ""))
                    .contains("entirespace_scores_psi{" + CLICK + "} " + psi)
                    .contains("entirespace_scores_drift{" + CLICK + "} 2.0")
                    .containsPattern(
                            "entirespace_scores_reference_total\\{le=\"0\\.\\d+\",model=\"shop\",quantity=\"click\"");
            assertThat(ask(server, "/v1/models/shop/drift", ""))
                    .startsWith("{\"model\":\"shop\",\"version\":\"1\",\"reference\":\"random requests\","
                            + "\"window_seconds\":3600,\"rows\":200,\"quantities\":{\"click\":{\"psi\":" + psi
                            + ",\"level\":\"alarm\"},");
            assertThat(ask(server, "/v1/models/shop/versions/1/drift", "")).contains("\"level\":\"alarm\"");
        }
        holder.unload("shop");
        assertThat(metrics.text()).doesNotContain("entirespace_scores");
    }

    @Test
    void withoutAWatchThereIsNoDrift() throws Exception {
        ModelHolder holder = TinyHolder.in(models, metrics.ofModels());
        try (HttpServer server = server(holder)) {
            assertThat(ask(server, "/v1/models/shop/drift", ""))
                    .isEqualTo("{\"model\":\"shop\",\"version\":\"1\",\"reference\":null}");
            assertThat(ask(server, "/metrics", "")).doesNotContain("psi", "scores_reference");
        }
    }

    @Test
    void whatIsSentAwayIsCounted() {
        metrics.ofQueue().rejected();
        metrics.ofQueue().dropped();
        metrics.ofQueue().failed(new IllegalStateException("no"));
        metrics.ofAnswers().failed(new IllegalStateException("no"));
        metrics.ofModels().refused("shop", "2", "bad");

        assertThat(metrics.text())
                .contains("entirespace_requests_rejected_total 1.0")
                .contains("entirespace_requests_dropped_total 1.0")
                .contains("entirespace_failures_total 2.0")
                .contains("entirespace_model_refusals_total{model=\"shop\"} 1.0");
    }

    @Test
    void probabilitiesAreCountedUpToEachBound() {
        BoundCounts histogram = BoundCounts.ofProbabilities();
        double[] probabilities = {0, 1e-5, 0.02, 0.05, 0.05, 0.5, 0.9, 1};
        histogram.add(row -> Math.log(probabilities[row] / (1 - probabilities[row])), probabilities.length);
        for (int bound = 0; bound < BoundCounts.PROBABILITIES.size(); bound++) {
            double most = BoundCounts.PROBABILITIES.get(bound);
            long expected =
                    DoubleStream.of(probabilities).filter(p -> p <= most).count();
            assertThat(histogram.atMost(bound)).as("" + most).isEqualTo(expected);
        }
    }
}
