/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is replaced again and again, by good and by bad versions, while clients ask. */
class ReloadTest {

    private static final String[] SHOWN = {"Authorization", "Bearer " + TestServer.TOKEN};
    private static final int RELOADS = 30;

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
}
