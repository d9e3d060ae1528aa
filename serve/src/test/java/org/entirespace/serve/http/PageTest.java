/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.page.PageFile;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        TinyModels.write(folder.resolve("shop/2"), "shop", 1);
        server = new TestServer(folder, ServingOptions.defaults());
        server.holder.load("shop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageAndAllThatItLoadsAreThereUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = server.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'");
        assertThat(page.body())
                .contains("page/page.js")
                .doesNotContain("http://")
                .doesNotContain("https://");
        for (PageFile file : PageFile.parts()) {
            HttpResponse<String> part = server.get("/page/" + file.name());
            assertThat(part.statusCode()).as(file.name()).isEqualTo(200);
            assertThat(part.headers().firstValue("Content-Type")).contains(file.type());
            assertThat(part.body()).isEqualTo(new String(file.bytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyScriptThatAScriptLoadsIsAFileOfThePage() {
        for (PageFile file : PageFile.parts()) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            Pattern.compile("from \"\\./(.*?)\"")
                    .matcher(text)
                    .results()
                    .forEach(match -> assertThat(PageFile.parts())
                            .as(file.name())
                            .extracting(PageFile::name)
                            .contains(match.group(1)));
        }
    }

    @Test
    void theListTellsWhatIsServedAndNoValues() throws Exception {
        assertThat(server.get("/v1/models").body())
                .startsWith(
                        "{\"models\":[{\"name\":\"shop\",\"version\":\"2\",\"in_use\":0,\"behaviors\":[{\"name\":\"click\","
                                + "\"requires\":[],\"given\":[]},")
                .contains("{\"key\":\"click\",\"alias\":\"CTR\"}")
                .contains("\"fields\":[{\"name\":\"user\",\"kind\":\"categorical\"},")
                .contains("{\"name\":\"tags\",\"kind\":\"bag\"}")
                .doesNotContain("i1");

        server.holder.unload("shop");

        assertThat(server.get("/v1/models").body()).isEqualTo("{\"models\":[]}");
    }
}
