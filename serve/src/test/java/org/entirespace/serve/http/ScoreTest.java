/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.network.Network;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {

    private static final String BODY = "{\"request\":{\"user\":\"u7\"},\"candidates\":["
            + "{\"id\":\"a\",\"item\":\"i1\",\"price\":2,\"bid\":1},"
            + "{\"id\":17,\"item\":\"i2\",\"price\":4,\"bid\":5},"
            + "{\"item\":\"i9\",\"tags\":[\"x\",\"q\"],\"price\":3,\"bid\":3}]";
    private static final String PLAIN = BODY.replaceAll(",\"bid\":\\d", "").replaceAll("\"id\":[^,]*,", "") + "}";

    @TempDir
    Path models;

    private TestServer server;
    private ModelDoor library;

    @BeforeEach
    void start() throws Exception {
        Network network = TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        library = new ModelDoor(new ModelScorer(network, TinyModels.ENGINE));
        server = new TestServer(models, ServingOptions.defaults());
        server.holder.load("shop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpDoor door(String path) {
        return new HttpDoor(HttpClient.newHttpClient(), server.uri(path), Duration.ofSeconds(20));
    }

    private String score(String body) throws Exception {
        HttpResponse<String> response = server.post("/v1/score", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void everyProbabilityIsAnsweredByKeyAndByAlias() throws Exception {
        Map<String, Double> expected =
                library.answer("{\"candidates\":[{\"item\":\"i1\"}]}").get(0);

        String answer = score("{\"candidates\":[{\"item\":\"i1\",\"id\":\"\\\"a\\\"\"}]}");

        assertThat(answer)
                .startsWith("{\"model\":\"shop\",\"version\":\"1\",\"candidates\":[{\"index\":0,\"id\":\"\\\"a\\\"\",");
        expected.forEach((key, value) -> assertThat(answer).contains("\"" + key + "\":" + value));
        assertThat(answer).contains("\"aliases\":{\"CTR\":" + expected.get("click"));
        assertThat(answer).contains("\"CVR\":" + expected.get("purchase|click"));
    }

    @Test
    void theServerAnswersAsTheLibraryDoes() throws Exception {
        for (String path : List.of("/v1/score", "/v1/models/shop/score", "/v1/models/shop/versions/1/score")) {
            assertThat(door(path).answer(PLAIN)).isEqualTo(library.answer(PLAIN));
        }
        List<GoldenRequest> golden = TinyModels.golden(TinyModels.network(GraphCatalog.hm3(), TinyModels.schema(), 1));
        Agreement agreement = Agreement.of(door("/v1/score"), golden);
        assertThat(agreement.candidates()).isEqualTo(3);
        assertThat(agreement.difference()).isLessThan(1e-6);
    }

    @Test
    void theDoorTellsWhyThereIsNoAnswer() {
        assertThatThrownBy(() -> door("/v1/score").answer("{\"candidates\":[{\"x\":1}]}"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("status 400: candidate 0: unknown field 'x'");
        assertThatThrownBy(() -> door("/v2/health/live").answer("{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 405");
        server.close();
        assertThatThrownBy(() -> door("/v1/score").answer("{}")).isInstanceOf(IOException.class);
    }

    @Test
    void candidatesAreValuedByAFormulaOfProbabilitiesFieldsAndOtherNumbers() throws Exception {
        List<Map<String, Double>> p = library.answer(PLAIN);

        String answer = score(BODY + ",\"value\":\"purchase * price + CTR * bid\"}");

        double[] price = {2, 4, 3};
        double[] bid = {1, 5, 3};
        for (int i = 0; i < 3; i++) {
            double value =
                    p.get(i).getOrDefault("purchase", 0.0) * price[i] + p.get(i).getOrDefault("click", 0.0) * bid[i];
            assertThat(answer)
                    .contains("\"index\":" + i + (i == 0 ? ",\"id\":\"a\"" : i == 1 ? ",\"id\":17" : "") + ",\"value\":"
                            + value + ",");
        }
    }

    @Test
    void theFormulaMayStandBeforeTheCandidatesAndUseWhatTheyHaveInCommon() throws Exception {
        String answer = score("{\"value\":\"click * 0 + margin\",\"candidates\":[{},{}],\"request\":{\"margin\":2.5}}");

        assertThat(answer).contains("\"index\":0,\"value\":2.5,", "\"index\":1,\"value\":2.5,");
    }

    @Test
    void theBestCandidatesComeFirstWhereThatIsAskedFor() throws Exception {
        assertThat(indices(score(BODY + ",\"value\":\"bid\"}"))).containsExactly(0, 1, 2);
        assertThat(indices(score(BODY + ",\"value\":\"bid\",\"sort\":true}"))).containsExactly(1, 2, 0);
        assertThat(indices(score(BODY + ",\"value\":\"bid\",\"sort\":false}"))).containsExactly(0, 1, 2);
        assertThat(indices(score(BODY + ",\"value\":\"-bid\",\"top\":2}"))).containsExactly(0, 2);
        assertThat(indices(score(BODY + ",\"value\":\"-bid * 0\",\"top\":9}")))
                .as("ties keep their order")
                .containsExactly(0, 1, 2);
    }

    private static List<Integer> indices(String answer) {
        return java.util.regex.Pattern.compile("\"index\":(\\d+)")
                .matcher(answer)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    @Test
    void noCandidatesAreAnsweredByNone() throws Exception {
        assertThat(score("{\"candidates\":[],\"value\":\"x\",\"sort\":true}")).endsWith("\"candidates\":[]}");
    }

    @Test
    void asManyCandidatesAsAllowedAreScored() throws Exception {
        String many = "{\"candidates\":[" + "{\"price\":1},".repeat(9_999) + "{\"price\":1}]}";

        assertThat(indices(score(many))).hasSize(10_000);
    }

    @Test
    void whereSeveralModelsAreServedOneIsToBeNamed() throws Exception {
        TinyModels.write(models.resolve("other").resolve("7"), "other", 2);
        assertThat(server.post("/v1/models/other/score", PLAIN).statusCode()).isEqualTo(404);
        server.holder.load("other");

        assertThat(server.post("/v1/score", PLAIN).body()).contains("several models are served");
        assertThat(server.post("/v1/models/other/score", PLAIN).body())
                .startsWith("{\"model\":\"other\",\"version\":\"7\"");
        assertThat(server.post("/v1/models/other/versions/8/score", PLAIN).statusCode())
                .isEqualTo(404);
    }
}
