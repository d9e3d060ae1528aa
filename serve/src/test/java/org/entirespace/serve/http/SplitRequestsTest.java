/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.metrics.ServingMetrics;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitRequestsTest {

    private static final Split SPLIT = Split.parse("checkout=shop:50,other:50@user");
    private static final String SCORE = "/v1/models/checkout/score";
    private static final String INFER = "/v2/models/checkout/infer";

    @TempDir
    Path models;

    private final ServingMetrics metrics = new ServingMetrics();

    @BeforeEach
    void write() throws Exception {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        TinyModels.write(models.resolve("other").resolve("7"), "other", 2);
    }

    private Traffic traffic(ModelHolder holder) {
        return new Traffic(holder, new Splits(holder, List.of(SPLIT), metrics.ofSplits()), Shadows.none(holder));
    }

    private TestServer server() throws Exception {
        TestServer server = new TestServer(
                models,
                ServingOptions.defaults().withQueue(2, 50, Duration.ofMinutes(1)),
                this::traffic,
                HolderListener.NONE);
        server.holder.load("shop");
        server.holder.load("other");
        return server;
    }

    private static String score(String user) {
        return "{\"request\":{\"user\":\"" + user + "\"},\"candidates\":[{\"item\":\"i1\"}]}";
    }

    private static String infer(String parameters) {
        return "{" + parameters
                + "\"inputs\":[{\"name\":\"item\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"i1\"]}]}";
    }

    @Test
    void theArmOfAUserAnswersAndTellsItselfInBothProtocols() throws Exception {
        try (TestServer server = server()) {
            for (int u = 0; u < 30; u++) {
                String arm = SPLIT.arm("u" + u).name();
                String answer = server.post(SCORE, score("u" + u)).body();
                assertThat(answer)
                        .startsWith("{\"model\":\"" + arm + "\",\"version\":\"" + (arm.equals("shop") ? 1 : 7)
                                + "\",\"arm\":\"" + arm + "\",");
                String alone = server.post("/v1/models/" + arm + "/score", score("u" + u))
                        .body();
                assertThat(answer.replace(",\"arm\":\"" + arm + "\"", "")).isEqualTo(alone);
                assertThat(server.post(INFER, infer("\"parameters\":{\"split_key\":\"u" + u + "\"},"))
                                .body())
                        .startsWith("{\"model_name\":\"" + arm + "\",")
                        .contains("\"parameters\":{\"arm\":\"" + arm + "\"},\"outputs\":");
            }
            long ofShop = java.util.stream.IntStream.range(0, 30)
                    .filter(u -> SPLIT.arm("u" + u).name().equals("shop"))
                    .count();
            assertThat(ofShop).isBetween(5L, 25L);
            assertThat(metrics.text())
                    .contains("entirespace_arm_requests_total{arm=\"shop\",split=\"checkout\"} " + 2.0 * ofShop)
                    .contains(
                            "entirespace_arm_requests_total{arm=\"other\",split=\"checkout\"} " + 2.0 * (30 - ofShop));
        }
    }

    @Test
    void aKeyComesInManyForms() throws Exception {
        String arm = "\"arm\":\"" + SPLIT.arm("42").name() + "\"";
        String candidates = "\"candidates\":[{\"item\":\"i1\"}]";
        try (TestServer server = server()) {
            for (String body : List.of(
                    "{\"request\":{\"user\":42}," + candidates + "}",
                    "{" + candidates + ",\"request\":{\"user\":\"42\"}}",
                    "{\"candidates\":[{\"user\":42},{\"user\":\"42\"}]}",
                    "{\"candidates\":[{\"user\":\"a\"},{\"user\":\"b\"}],\"split_key\":42}",
                    "{\"split_key\":\"42\",\"request\":{\"user\":\"u9\"}," + candidates + "}",
                    "{" + candidates + ",\"split_key\":\"42\"}")) {
                HttpResponse<String> answer = server.post(SCORE, body);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).as(body).contains(arm);
            }
            assertThat(server.post(INFER, infer("\"model_name\":\"checkout\",\"parameters\":{\"split_key\":42},"))
                            .body())
                    .contains(arm);
            assertThat(server.post("/v1/models/shop/score", "{\"split_key\":\"x\"," + candidates + "}")
                            .statusCode())
                    .as("a model takes what a split takes")
                    .isEqualTo(200);
        }
    }

    @Test
    void aRequestWithoutAKeyIsRefusedWithWords() throws Exception {
        try (TestServer server = server()) {
            String neither = "split 'checkout': the request has neither a value of 'user' nor a 'split_key'";
            refused(server, SCORE, "{\"candidates\":[{\"item\":\"i1\"}]}", neither);
            refused(server, SCORE, "{\"request\":{\"user\":null},\"candidates\":[{}]}", neither);
            refused(server, SCORE, "{\"request\":{\"user\":\"\"},\"candidates\":[{}]}", neither);
            refused(server, SCORE, "[]", neither);
            refused(server, SCORE, "{\"request\":[],\"candidates\":7}", neither);
            refused(server, INFER, infer(""), neither);
            refused(server, SCORE, "{\"candidates\":[{\"user\":\"a\"},{\"user\":\"b\"}]}", "candidate 1, 'user'");
            refused(server, SCORE, "{\"candidates\":[{\"user\":\"a\"},{}]}", "1 of 2 candidates have no 'user'");
            refused(
                    server,
                    SCORE,
                    "{\"request\":{\"user\":1.5},\"candidates\":[{}]}",
                    "request, 'user': found a number");
            refused(server, SCORE, "{\"split_key\":[],\"candidates\":[{}]}", "body, 'split_key': found a list");
            refused(server, INFER, infer("\"parameters\":{\"split_key\":true},"), "'split_key': found a boolean");
            refused(server, SCORE, "{\"request\":{\"user\":\"u1\"", "not JSON");
            refused(server, "/v1/models/shop/score", "{\"split_key\":{},\"candidates\":[{}]}", "found an object");
            refused(
                    server,
                    INFER,
                    infer("\"model_name\":\"shop2\",\"parameters\":{\"split_key\":1},"),
                    "another model");
            assertThat(server.post("/v1/models/checkout/versions/1/score", score("u1"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.failures).isEmpty();
        }
    }

    private static void refused(TestServer server, String path, String body, String complaint) throws Exception {
        HttpResponse<String> answer = server.post(path, body);
        assertThat(answer.statusCode()).as(body + " " + answer.body()).isEqualTo(400);
        assertThat(answer.body()).as(body).contains(complaint);
    }

    @Test
    void anArmThatIsNotServedSendsItsUsersAwayAndNobodyElse() throws Exception {
        try (TestServer server = server()) {
            assertThat(server.get("/v2/models/checkout/ready").body())
                    .isEqualTo("{\"name\":\"checkout\",\"ready\":true}");
            server.holder.unload("other");

            for (int u = 0; u < 20; u++) {
                boolean served = SPLIT.arm("u" + u).name().equals("shop");
                HttpResponse<String> answer = server.post(SCORE, score("u" + u));
                assertThat(answer.statusCode()).isEqualTo(served ? 200 : 503);
                if (!served) {
                    assertThat(answer.body()).contains("the arm of this request is not ready: model 'other'");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                }
            }
            assertThat(server.get("/v2/models/checkout/ready").statusCode()).isEqualTo(503);
            assertThat(metrics.text()).contains("entirespace_arm_not_ready_total{arm=\"other\",split=\"checkout\"}");
        }
    }

    @Test
    void anArmMayBeAVersionAndReloadsUnderLoadChangeNobodysArm() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(3);
        AtomicBoolean over = new AtomicBoolean();
        try (TestServer server = server()) {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                int client = c;
                asking.add(clients.submit(() -> {
                    int wrong = 0;
                    for (int u = client; !over.get(); u += 3) {
                        String answer = server.post(SCORE, score("u" + u)).body();
                        String arm = SPLIT.arm("u" + u).name();
                        wrong += answer.contains("\"arm\":\"" + arm + "\"") ? 0 : 1;
                    }
                    return wrong;
                }));
            }
            for (int version = 8; version < 16; version++) {
                TinyModels.write(models.resolve("other").resolve("" + version), "other", version);
                server.holder.load("other");
            }
            over.set(true);
            for (Future<Integer> one : asking) {
                assertThat(one.get()).isZero();
            }
            Splits versions = new Splits(server.holder, List.of(Split.parse("v=other/15:1@user")), metrics.ofSplits());
            try (var lease = versions.lease("v", field -> java.util.Optional.of("u1"))) {
                assertThat(lease.model().version()).isEqualTo("15");
                assertThat(lease.arm().orElseThrow().arm()).isEqualTo("other/15");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void splitsThatContradictEachOtherAreRefused() throws Exception {
        try (TestServer server = server()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Splits(server.holder, List.of(SPLIT, SPLIT), metrics.ofSplits()))
                    .withMessageContaining("split 'checkout' twice");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Splits(
                            server.holder, List.of(SPLIT, Split.parse("b=checkout:1@user")), metrics.ofSplits()))
                    .withMessageContaining("its arm 'checkout' has the name of a split");
        }
    }
}
