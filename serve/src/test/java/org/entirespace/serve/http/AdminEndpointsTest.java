/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.room.AdminToken;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminEndpointsTest {

    private static final String LOAD = "/v2/repository/models/shop/load";
    private static final String UNLOAD = "/v2/repository/models/shop/unload";
    private static final String INDEX = "/v2/repository/index";
    private static final String[] SHOWN = {"Authorization", "Bearer " + TestServer.TOKEN};

    @TempDir
    Path models;

    @BeforeEach
    void writeModel() throws IOException {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
    }

    private TestServer server() throws IOException {
        return new TestServer(models, ServingOptions.defaults().withAdmin(new AdminToken(TestServer.TOKEN)));
    }

    @Test
    void whoShowsTheTokenLoadsListsAndUnloads() throws Exception {
        try (TestServer server = server()) {
            assertThat(server.post(INDEX, "", SHOWN).body())
                    .isEqualTo("[{\"name\":\"shop\",\"version\":\"1\",\"state\":\"UNAVAILABLE\",\"reason\":\"\"}]");
            assertThat(server.post(INDEX, "{\"ready\":true}", SHOWN).body()).isEqualTo("[]");
            assertThat(server.post(LOAD, "{}", SHOWN).body()).isEqualTo("{\"name\":\"shop\",\"versions\":[\"1\"]}");
            assertThat(server.post(INDEX, "{\"ready\":true}", SHOWN).body()).contains("\"READY\"");
            HttpResponse<String> unloaded =
                    server.post(UNLOAD, "{\"parameters\":{\"unload_dependents\":false}}", SHOWN);
            assertThat(unloaded.statusCode()).isEqualTo(200);
            assertThat(server.holder.served()).isEmpty();
            assertThat(server.post(UNLOAD, "", SHOWN).statusCode()).isEqualTo(404);
            assertThat(server.post(LOAD.replace("shop", "..%2Fshop"), "", SHOWN).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aBadVersionIsToldAndTheServerStaysReady() throws Exception {
        try (TestServer server = server()) {
            server.post(LOAD, "", SHOWN);
            Files.createDirectories(models.resolve("shop").resolve("2"));

            HttpResponse<String> answer = server.post(LOAD, "", SHOWN);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("version '2' is refused", "served: version 1");
            assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer wrong",
                "0123456789abcdef",
                "bearer 0123456789abcdef",
                "Basic 0123456789abcdef",
                "Bearer 0123456789abcde",
                "Bearer 0123456789abcdef0"
            })
    void nobodyElseDoes(String header) throws Exception {
        try (TestServer server = server()) {
            for (String path : new String[] {LOAD, UNLOAD, INDEX}) {
                HttpResponse<String> answer =
                        header.isEmpty() ? server.post(path, "") : server.post(path, "", "Authorization", header);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(answer.body()).doesNotContain(TestServer.TOKEN);
            }
            assertThat(server.holder.served()).isEmpty();
        }
    }

    @Test
    void aServerWithoutATokenIsAdministeredByNobody() throws Exception {
        try (TestServer server = new TestServer(models, ServingOptions.defaults())) {
            assertThat(server.post(LOAD, "", SHOWN).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"ready\":1}",
                "{\"parameters\":{\"config\":\"{}\"}}",
                "{\"parameters\":7}",
                "{\"other\":true}",
                "{} {}"
            })
    void whatIsNotUnderstoodIsRefused(String body) throws Exception {
        try (TestServer server = server()) {
            assertThat(server.post(LOAD, body, SHOWN).statusCode()).isEqualTo(400);
            assertThat(server.post(INDEX, body, SHOWN).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aTokenIsLongAndKeptToItself() {
        assertThatThrownBy(() -> new AdminToken("short")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdminToken("a token with blanks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("blanks in");
        assertThat(new AdminToken(TestServer.TOKEN).toString()).doesNotContain(TestServer.TOKEN);
        assertThat(ServingOptions.defaults()
                        .withAdmin(new AdminToken(TestServer.TOKEN))
                        .toString())
                .doesNotContain(TestServer.TOKEN);
    }
}
