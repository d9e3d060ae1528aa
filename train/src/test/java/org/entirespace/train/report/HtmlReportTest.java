/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.evaluate.FakeSamples;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.evaluate.LearningCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</script><b onclick='x'>\"&\u2028</b>";

    @Test
    void theFileNeedsNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, FakeReport.of(1200));
        String page = Files.readString(file);
        String own = withoutChartLibrary(page);

        assertThat(page).startsWith("<!doctype html>").contains("Licensed to the Apache Software Foundation");
        assertThat(own).contains("Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-");
        assertThat(own)
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("src=")
                .doesNotContain("@import");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(HtmlReport.page(FakeReport.of(1200))).isEqualTo(HtmlReport.page(FakeReport.of(1200)));
    }

    @Test
    void everyQuantityIsShownWithItsSpaceAndItsFiguresForEachModel() {
        Report report = FakeReport.of(3000);
        String page = withoutChartLibrary(HtmlReport.page(report));

        assertThat(page)
                .contains("<strong>CVR</strong> <span class=\"formula\">p(purchase | click)</span>"
                        + " <span class=\"space\">on impressions with click</span>");
        assertThat(page)
                .contains("<strong>CTCVR</strong> <span class=\"formula\">p(purchase)</span>"
                        + " <span class=\"space\">on all impressions</span>");
        for (ModelSection model : report.models()) {
            var cvr = model.evaluation()
                    .quantity(Quantity.parse("purchase|click"))
                    .orElseThrow();
            assertThat(page)
                    .contains("<td>" + Figures.value(cvr.ranking().auc().value(), Figures::fourDecimals) + "<small>"
                            + Figures.interval(cvr.ranking().auc(), Figures::fourDecimals) + "</small></td>");
            assertThat(page)
                    .contains("<td>" + Figures.value(cvr.calibration().ratio().value(), Figures::ratio) + "<small>");
            assertThat(page).contains("<td>" + Figures.value(cvr.counts().rate(), Figures::rate) + "</td>");
        }
        assertThat(page)
                .contains("<code>macro|click,!micro</code>")
                .contains("+ click * ~micro|click * macro|click,!micro");
        assertThat(page).contains("<dt>seed</dt><dd>42</dd>").contains("Nobody sees what an unclicked impression");
    }

    @Test
    void aFunnelThatIsPartOfAnotherIsShownOnce() {
        assertThat(FunnelSection.distinct(FakeReport.of(1200)))
                .singleElement()
                .satisfies(funnel -> assertThat(funnel.behaviors()).hasSize(4));
    }

    @Test
    void everyDistinctGraphIsDrawnOnceWithTheModelsThatHaveIt() {
        FakeSamples world = FakeSamples.of(600, 1);
        Report report = new Report(
                "three models of two graphs",
                List.of(),
                List.of(
                        FakeReport.untrained("plain", world.esmm(0.3, 0, 2), LearningCurve.none()),
                        FakeReport.untrained("deep", world.hm3(0.3, 0, 2), LearningCurve.none()),
                        FakeReport.untrained("again", world.esmm(0.3, 0, 3), LearningCurve.none())));
        String page = withoutChartLibrary(HtmlReport.page(report));
        String section =
                page.substring(page.indexOf("<section id=\"graphs\">"), page.indexOf("<section id=\"funnel\">"));

        assertThat(section.split("<svg ", -1)).hasSize(1 + 2);
        assertThat(section)
                .containsSubsequence(
                        "plain",
                        "again",
                        "graph esmm, heads: 2",
                        "<title>Behaviour graph esmm</title>",
                        "deep",
                        "graph hm3, heads: 6",
                        "<title>Behaviour graph hm3</title>",
                        "p(purchase|click,!macro)");
    }

    @Test
    void sectionsWithoutContentAreLeftOut() {
        String page = withoutChartLibrary(HtmlReport.page(new Report(
                "edge",
                List.of(),
                List.of(FakeReport.untrained("esmm", EdgeSamples.neverBought(200), LearningCurve.none())))));

        assertThat(page).doesNotContain("id=\"learning\"").doesNotContain("id=\"provenance\"");
        assertThat(page)
                .contains("<td>undefined<small>one class</small></td>")
                .contains("<td>undefined<small>no positive row</small></td>")
                .contains("No curve:");
    }

    @Test
    void namesNeverBecomeMarkup() {
        ModelSection model = FakeReport.model(HOSTILE, FakeSamples.of(600, 1).esmm(0.3, 0, 2), List.of(HOSTILE), 0.02);
        Report report = new Report(HOSTILE, List.of(new Fact(HOSTILE, HOSTILE)), List.of(model));
        String page = HtmlReport.page(report);
        String json = Page.embedded(ChartNumbers.of(report));

        assertThat(page).doesNotContain("<b onclick");
        assertThat(page).contains("<title>&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;");
        assertThat(json)
                .doesNotContain("\u2028")
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("&")
                .contains("\\u003c/script\\u003e");
    }

    @Test
    void scriptsOfThePageCannotEndTheirElement() {
        for (String script : List.of(
                Resource.own("watch.js"),
                Resource.echarts(),
                Resource.own("figures.js"),
                Resource.own("parts.js"),
                Resource.own("drawing.js"),
                Resource.own("charts.js"))) {
            assertThat(script)
                    .doesNotContainIgnoringCase("</script")
                    .doesNotContain("<!--")
                    .doesNotContain("\r");
        }
    }

    @Test
    void aReportHasModelsOfDistinctNamesJudgedOnTheSameRows() {
        ModelSection model = FakeReport.untrained("esmm", EdgeSamples.neverBought(20), LearningCurve.none());

        assertThatThrownBy(() -> new Report("empty", List.of(), List.of()))
                .hasMessageContaining("expected at least one");
        assertThatThrownBy(() -> new Report("twins", List.of(), List.of(model, model)))
                .hasMessage("report 'twins': two models named 'esmm'");
        ModelSection other = FakeReport.untrained("hm3", EdgeSamples.neverBought(30), LearningCurve.none());
        assertThatThrownBy(() -> new Report("unequal", List.of(), List.of(model, other)))
                .hasMessageContaining("were judged on 20 and 30 rows");
    }

    @Test
    void unclosedElementsAreNotWritten() {
        assertThatThrownBy(() -> new Html().open("p").toString()).hasMessageContaining("unclosed elements [p]");
        assertThatThrownBy(() -> new Html().open("p", "class")).hasMessageContaining("attribute without a value");
    }

    private static String withoutChartLibrary(String page) {
        int library = page.indexOf("<script>" + Resource.echarts().substring(0, 60));
        int end = page.indexOf("</script>", library);
        assertThat(library).isPositive();
        return page.substring(0, library) + page.substring(end);
    }
}
