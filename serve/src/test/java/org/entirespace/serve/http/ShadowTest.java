/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.metrics.ServingMetrics;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.shadow.ShadowListener;
import org.entirespace.serve.shadow.ShadowPlan;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShadowTest {

    private static final ShadowPlan PLAN = new ShadowPlan("shop", "other", 1);
    private static final String SCORE = "{\"request\":{\"user\":\"u1\",\"bid\":2},\"value\":\"click * bid\","
            + "\"candidates\":[{\"item\":\"i1\",\"price\":3,\"id\":\"a\"},{\"tags\":[\"x\"]}]}";
    private static final String INFER =
            "{\"inputs\":[{\"name\":\"price\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]},"
                    + "{\"name\":\"user\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"u1\"]}]}";

    @TempDir
    Path models;

    private final Map<String, Integer> heard = new ConcurrentHashMap<>(); // rows that were traffic, by model
    private final Map<String, List<Double>> apart = new ConcurrentHashMap<>();
    private final AtomicInteger scored = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private class Ears implements ShadowListener {

        @Override
        public void scored(ShadowPlan plan, int rows) {
            scored.addAndGet(rows);
        }

        @Override
        public void compared(ShadowPlan plan, String quantity, double difference) {
            apart.computeIfAbsent(quantity, key -> new ArrayList<>()).add(difference);
        }

        @Override
        public void dropped(ShadowPlan plan) {
            dropped.incrementAndGet();
        }

        @Override
        public void failed(ShadowPlan plan, Throwable failure) {
            failed.incrementAndGet();
        }
    }

    @BeforeEach
    void write() throws Exception {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        TinyModels.write(models.resolve("other").resolve("7"), "other", 2);
    }

    private TestServer server(ShadowPlan plan, ShadowListener ears, BooleanSupplier capacity) throws Exception {
        HolderListener traffic = new HolderListener() {
            @Override
            public void scored(ServedModel model, ScoringLane lane) {
                heard.merge(model.name(), lane.rows().rows(), Integer::sum);
            }
        };
        TestServer server = new TestServer(
                models,
                ServingOptions.defaults().withQueue(2, 50, Duration.ofMinutes(1)),
                holder -> {
                    Shadows shadows = new Shadows(holder, List.of(plan), ears);
                    shadows.watchCapacity(capacity);
                    return new Traffic(holder, Splits.none(holder), shadows);
                },
                traffic);
        server.holder.load("shop");
        return server;
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static String answer(TestServer server, String path, String body) throws Exception {
        HttpResponse<String> answer = server.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void bothModelsAreComparedByEveryQuantityAndRowInBothProtocols() throws Exception {
        try (TestServer server = server(PLAN, new Ears(), () -> true)) {
            server.holder.load("other");
            String shop = answer(server, "/v1/models/shop/score", SCORE);
            await(() -> scored.get() == 2);
            String other = answer(server, "/v1/models/other/score", SCORE);
            for (String quantity : List.of("click", "purchase|click")) {
                for (int row = 0; row < 2; row++) {
                    double difference = Math.abs(logit(shop, quantity, row) - logit(other, quantity, row));
                    assertThat(apart.getOrDefault(quantity, List.of()).get(row)).isCloseTo(difference, within(1e-5));
                }
            }
            answer(server, "/v2/models/shop/infer", INFER);
            await(() -> scored.get() == 4);
            assertThat(apart).hasSize(server.holder.newest("shop").quantities().size());
            assertThat(heard).containsEntry("shop", 4).containsEntry("other", 2);
            assertThat(dropped.get() + failed.get()).isZero();
            assertThat(server.failures).isEmpty();
        }
    }

    private static double logit(String answer, String quantity, int row) {
        JsonNode json = JsonMapper.builder().build().readTree(answer);
        double p = json.at("/candidates/" + row + "/probabilities/" + quantity).doubleValue();
        return Math.log(p / (1 - p));
    }

    @Test
    void aShareOfTheRequestsIsScored() throws Exception {
        try (TestServer server = server(new ShadowPlan("shop", "other", 0.25), new Ears(), () -> true)) {
            server.holder.load("other");
            for (int r = 1; r <= 20; r++) {
                answer(server, "/v1/models/shop/score", SCORE);
                int expected = r / 4 * 2;
                await(() -> scored.get() == expected);
            }
            assertThat(dropped.get()).isZero();
        }
    }

    @Test
    void withoutCapacityNothingIsScoredAndAnswersGoOn() throws Exception {
        try (TestServer server = server(PLAN, new Ears(), () -> false)) {
            server.holder.load("other");
            for (int r = 0; r < 30; r++) {
                answer(server, "/v1/models/shop/score", SCORE);
            }
            await(() -> dropped.get() == 30);
            assertThat(scored.get()).isZero();
        }
    }

    @Test
    void aSlowShadowHoldsNothingUp() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Ears slow = new Ears() {
            @Override
            public void scored(ShadowPlan plan, int rows) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.scored(plan, rows);
            }
        };
        try (TestServer server = server(PLAN, slow, () -> true)) {
            server.holder.load("other");
            String first = answer(server, "/v1/models/shop/score", SCORE);
            for (int r = 0; r < 40; r++) {
                assertThat(answer(server, "/v1/models/shop/score", SCORE)).isEqualTo(first);
                answer(server, "/v1/models/other/score", SCORE);
            }
            assertThat(dropped.get()).as("one is under way, eight wait").isBetween(41 - 9, 41);
            gate.countDown();
            await(() -> scored.get() / 2 + dropped.get() == 41);
            assertThat(server.rejected.get() + failed.get()).isZero();
        }
    }

    @Test
    void aShadowThatFailsChangesNoAnswer() throws Exception {
        try (TestServer server = server(PLAN, new Ears(), () -> true)) {
            String alone = answer(server, "/v1/models/shop/score", SCORE); // the shadow is not served yet
            await(() -> failed.get() == 1);
            Schema other = new Schema(List.of(userAsNumber()));
            TinyModels.write(
                    models.resolve("other").resolve("8"),
                    "other",
                    TinyModels.network(GraphCatalog.esmm(), other, 3),
                    List.of());
            server.holder.load("other");

            assertThat(answer(server, "/v1/models/shop/score", SCORE)).isEqualTo(alone);
            await(() -> failed.get() == 2);
            assertThat(server.failures).isEmpty();
            assertThat(scored.get()).isZero();
        }
    }

    private static FittedField userAsNumber() {
        return new FittedField(
                "user",
                "user",
                FieldKind.NUMERIC,
                Encoding.BUCKETS,
                4,
                List.of(),
                List.of(0.0, 10.0),
                0,
                1,
                Pooling.SUM);
    }

    @Test
    void aShadowWithOtherFieldsAndQuantitiesIsComparedByWhatBothHave() throws Exception {
        Schema whole = TinyModels.schema();
        Schema fewer = new Schema(List.of(whole.fields().get(0), whole.fields().get(1)));
        TinyModels.write(
                models.resolve("other").resolve("8"),
                "other",
                TinyModels.network(GraphCatalog.esmm(), fewer, 3),
                List.of());
        try (TestServer server = server(PLAN, new Ears(), () -> true)) {
            server.holder.load("other");
            answer(server, "/v1/models/shop/score", SCORE);
            await(() -> scored.get() == 2);
            assertThat(apart).containsOnlyKeys("click", "purchase", "purchase|click");
        }
    }

    @Test
    void metricsTellRowsAndDifferences() {
        ServingMetrics metrics = new ServingMetrics();
        ShadowListener ears = metrics.ofShadows();
        ears.scored(PLAN, 3);
        ears.compared(PLAN, "click", 0.02);
        ears.compared(PLAN, "click", 0.5);
        ears.dropped(PLAN);
        ears.failed(PLAN, new IllegalStateException("no"));

        String tags = "model=\"shop\",";
        assertThat(metrics.text())
                .contains("entirespace_shadow_rows_total{" + tags + "shadow=\"other\"} 3.0")
                .contains("entirespace_shadow_dropped_total{" + tags + "shadow=\"other\"} 1.0")
                .contains("entirespace_shadow_failures_total{" + tags + "shadow=\"other\"} 1.0")
                .contains(
                        "entirespace_shadow_difference_sum_total{" + tags + "quantity=\"click\",shadow=\"other\"} 0.52")
                .contains("entirespace_shadow_difference_total{le=\"+Inf\"," + tags
                        + "quantity=\"click\",shadow=\"other\"} 2.0")
                .contains("entirespace_shadow_difference_total{le=\"0.03\"," + tags
                        + "quantity=\"click\",shadow=\"other\"} 1.0")
                .contains("entirespace_shadow_difference_total{le=\"0.01\"," + tags
                        + "quantity=\"click\",shadow=\"other\"} 0.0");
    }

    @Test
    void aModelHasOneShadow() throws Exception {
        try (TestServer server = server(PLAN, new Ears(), () -> true)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Shadows(server.holder, List.of(PLAN, PLAN), ShadowListener.NONE))
                    .withMessageContaining("shadow of 'shop' twice");
        }
    }
}
