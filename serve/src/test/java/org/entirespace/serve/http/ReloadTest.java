/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.serve.BadVersions;
import org.entirespace.serve.BadVersions.Bad;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.AnswerListener.Answer;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model is replaced again and again, by good and by bad versions, while clients ask. */
class ReloadTest {

    private static final String[] SHOWN = {"Authorization", "Bearer " + TestServer.TOKEN};
    private static final int RELOADS = Integer.getInteger("test.reloads", 100);

    @TempDir
    Path folder;

    @Test
    void noRequestFailsAndEveryAnswerIsThatOfTheVersionThatItTells() throws Exception {
        Path models = folder.resolve("models");
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        Set<String> answers = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(3);
        ServingOptions options = ServingOptions.defaults()
                .withAdmin(new AdminToken(TestServer.TOKEN))
                .withQueue(2, 50, Duration.ofMinutes(1));
        try (TestServer server = new TestServer(models, options)) {
            server.holder.load("shop");
            List<Future<Integer>> asking = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                asking.add(clients.submit(() -> {
                    int failed = 0;
                    while (!over.get()) {
                        HttpResponse<String> answer = server.post("/v1/score", "{\"candidates\":[{}]}");
                        failed += answer.statusCode() == 200 ? 0 : 1;
                        answers.add(answer.body());
                    }
                    return failed;
                }));
            }
            for (int version = 2; version < 2 + RELOADS; version++) {
                boolean bad = version % 3 == 0;
                publish(models, version, bad);
                assertThat(server.post("/v2/repository/models/shop/load", "", SHOWN)
                                .statusCode())
                        .isEqualTo(bad ? 422 : 200);
                assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
                if (bad) {
                    Files.move(models.resolve("shop").resolve("" + version), folder.resolve("bad" + version));
                }
            }
            over.set(true);
            for (Future<Integer> one : asking) {
                assertThat(one.get()).isZero();
            }
        } finally {
            clients.shutdownNow();
        }
        // one answer for each version that was ever asked
        assertThat(answers.stream().map(answer -> answer.replaceAll(",\"candidates.*", "")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
    }

    private void publish(Path models, int version, boolean bad) throws Exception {
        Path made = folder.resolve("made" + version);
        TinyModels.write(made, "shop", version);
        if (bad) {
            Files.writeString(made.resolve("manifest.json"), "{}");
        }
        Files.move(made, models.resolve("shop").resolve("" + version));
    }

    @Test
    void everyBadVersionIsRefusedWhileTheGoodOneAnswersOn() throws Exception {
        Path models = folder.resolve("models");
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        Set<String> answers = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        HolderListener heard = new HolderListener() {
            @Override
            public void refused(String model, String version, String reason) {
                refused.incrementAndGet();
            }
        };
        ServingOptions options = ServingOptions.defaults().withAdmin(new AdminToken(TestServer.TOKEN));
        List<Bad> all = BadVersions.all().toList();
        ExecutorService client = Executors.newSingleThreadExecutor();
        try (TestServer server = new TestServer(models, options, Traffic::plain, heard)) {
            server.holder.load("shop");
            Future<Integer> asked = client.submit(() -> {
                int requests = 0;
                for (; !over.get(); requests++) {
                    HttpResponse<String> answer = server.post("/v1/score", "{\"candidates\":[{}]}");
                    answers.add(answer.statusCode() + " " + answer.body());
                }
                return requests;
            });
            Path second = models.resolve("shop").resolve("2");
            for (Bad bad : all) {
                Path made = Files.createDirectory(folder.resolve(bad.name())).resolve("2");
                bad.spoiling().write(made);
                Files.move(made, second);
                assertThat(server.post("/v2/repository/models/shop/load", "", SHOWN)
                                .statusCode())
                        .as(bad.name())
                        .isEqualTo(422);
                assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
                Files.move(second, made);
            }
            over.set(true);
            assertThat(asked.get()).isPositive();
        } finally {
            over.set(true);
            client.shutdownNow();
        }
        assertThat(answers).singleElement().asString().startsWith("200 {\"model\":\"shop\",\"version\":\"1\"");
        assertThat(refused).hasValue(all.size()).hasValueGreaterThanOrEqualTo(20);
    }

    @Test
    @Timeout(60)
    void aStopUnderLoadLosesNothingThatWasAccepted() throws Exception {
        Path models = folder.resolve("models");
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(6);
        ServingOptions options = ServingOptions.defaults().withQueue(2, 50, Duration.ofMinutes(1));
        String body = "{\"candidates\":[" + "{},".repeat(500) + "{}]}";
        try (TestServer server = new TestServer(models, options)) {
            server.holder.load("shop");
            List<Future<?>> asking = new ArrayList<>();
            for (int c = 0; c < 6; c++) {
                asking.add(clients.submit(() -> {
                    for (int status = 200; status == 200; ) {
                        HttpResponse<String> answer = server.post("/v1/score", body);
                        status = answer.statusCode();
                        answered.addAndGet(status == 200 ? 1 : 0);
                        boolean told = status == 503 && answer.body().contains("the server stops");
                        other.addAndGet(status == 200 || told ? 0 : 1);
                    }
                    return true;
                }));
            }
            while (answered.get() <= 20) {
                Thread.sleep(1);
            }

            assertThat(server.test.room.stop()).isTrue();

            for (Future<?> one : asking) {
                one.get();
            }
            assertThat(other)
                    .as("requests that were neither answered nor told that the server stops")
                    .hasValue(0);
            Answer good = new Answer("http", "score", "200");
            while (Collections.frequency(server.test.answers, good) < answered.get()) {
                Thread.sleep(1); // the server hears of an answer's end when its client may have it already
            }
            assertThat(Collections.frequency(server.test.answers, good)).isEqualTo(answered.get());
        } finally {
            clients.shutdownNow();
        }
    }
}
