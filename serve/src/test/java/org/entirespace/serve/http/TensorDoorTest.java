/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.network.Network;
import org.entirespace.model.scoring.Door;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.load.LoadedDoor;
import org.entirespace.serve.load.ReadyRequest;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorDoorTest {

    @TempDir
    Path models;

    private Network network;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        network = TinyHolder.write(models);
        server = new TestServer(models, ServingOptions.defaults());
        server.holder.load("shop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TensorDoor door(String model) {
        return new TensorDoor(server.client, server.uri("/v2/models/" + model), Duration.ofSeconds(20));
    }

    @Test
    void answersAreTheLibrarysToTheBit() throws Exception {
        Door library = new ModelDoor(new ModelScorer(network, TinyModels.ENGINE));
        List<GoldenRequest> golden = TinyModels.golden(network);
        assertThat(golden).isNotEmpty();
        for (GoldenRequest request : golden) {
            for (String model : List.of("shop", "shop/versions/1")) {
                assertThat(door(model).answer(request.body())).isEqualTo(library.answer(request.body()));
            }
        }
    }

    @Test
    void aRequestThatIsMadeReadyIsScoredEachTimeItIsSent() throws Exception {
        LoadedDoor json = new HttpDoor(server.client, server.uri("/v1/score"), Duration.ofSeconds(20));
        for (LoadedDoor door : List.of(json, door("shop"))) {
            ReadyRequest ready = door.prepare("{\"request\":{\"user\":\"u1\"},\"candidates\":[{\"item\":\"i1\"},{}]}");
            ready.send();
            ready.send();
        }
        long end = System.nanoTime() + 20_000_000_000L;
        while (scored().size() < 4) { // an answer is heard of after it was sent
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
        assertThat(scored()).containsExactlyInAnyOrder("score 200", "score 200", "infer 200", "infer 200");
    }

    private List<String> scored() {
        return List.copyOf(server.test.answers).stream()
                .map(answer -> answer.endpoint() + " " + answer.status())
                .filter(answer -> !answer.startsWith("metadata"))
                .toList();
    }

    @Test
    void whyThereIsNoAnswerIsTold() {
        assertThatThrownBy(() -> door("other").answer("{\"candidates\":[{}]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/v2/models/other: status 404: ");
        assertThatThrownBy(() -> door("shop").answer("{\"candidates\":[{\"item\":\"\"}]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be asked: candidate 0, field 'item': found the text ''");
        URI page = server.uri("/v1");
        assertThatThrownBy(() -> new TensorDoor(server.client, page, Duration.ofSeconds(20)).prepare("{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 404");
    }
}
