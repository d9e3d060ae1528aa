/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.core.browser.Chromium;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.metrics.ServingMetrics;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.traffic.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser sees it. */
class PageBrowserTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Optional<Chromium> browser = Optional.empty();
    private ModelHolder holder;
    private ServingRoom room;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        browser = Chromium.find();
        assumeTrue(browser.isPresent(), "no chromium, chromium-browser or google-chrome on the path, nor in CHROMIUM");
        ServingMetrics metrics = new ServingMetrics();
        TinyModels.write(folder.resolve("models/shop/2"), "shop", 1);
        holder = new ModelHolder(
                ModelFolders.of(List.of(folder.resolve("models"))),
                bundle -> BundleLoading.load(bundle, TinyModels.ENGINE),
                new HolderOptions(2, 1),
                metrics.ofModels());
        holder.load("shop");
        ServingRoom.Ears ears = new ServingRoom.Ears(metrics.ofAnswers(), metrics.ofQueue());
        room = new ServingRoom(ServingOptions.defaults(), Traffic.plain(holder), ears, System::nanoTime);
        server = new HttpServer(Listening.defaults(), room, metrics::text);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            room.close();
            server.close();
        }
    }

    @Test
    void aRequestInTheAddressIsScoredAndItsGraphAndHistogramsDrawn() throws Exception {
        Chromium.Visit visit = visit(
                "{\"candidates\":[{\"id\":\"<b>a</b>\",\"user\":\"u1\",\"item\":\"i1\",\"price\":3},{\"item\":\"i2\"}]}");

        assertThat(visit.console()).isEmpty();
        assertThat(visit.dom())
                .contains("data-finished=\"true\"")
                .doesNotContain("NaN")
                .doesNotContain("undefined");
        double click = percent(visit.dom(), "data-node=\"click\"");
        assertThat(percent(visit.dom(), "data-edge=\"impression&gt;click\"")).isEqualTo(click);
        assertThat(Pattern.compile("data-edge=\"[^\"]*\"")
                        .matcher(visit.dom())
                        .results()
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(visit.dom()).contains("&lt;b&gt;a&lt;/b&gt;").doesNotContain("<b>a</b>");
        assertThat(visit.dom()).contains("/v1/score: ").contains("<rect class=\"bar\"");
    }

    @Test
    void aMistakeIsToldAndNothingDrawn() throws Exception {
        Chromium.Visit visit = visit("{\"candidates\":[{\"colour\":\"red\"}]}");

        assertThat(visit.dom())
                .contains("colour")
                .contains("id=\"error\" role=\"alert\">")
                .doesNotContain("data-node");
    }

    @Test
    void withoutAModelThePageSaysSo() throws Exception {
        holder.unload("shop");

        assertThat(browser.orElseThrow().visit(address(""), folder).dom()).contains("no model is served");
    }

    private Chromium.Visit visit(String body) throws Exception {
        return browser.orElseThrow().visit(address("#body=" + URLEncoder.encode(body, StandardCharsets.UTF_8)), folder);
    }

    private URI address(String rest) {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + rest);
    }

    private static double percent(String dom, String attribute) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(attribute) + "[^>]*>([0-9.]+) %<").matcher(dom);
        assertThat(matcher.find()).as(attribute).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
