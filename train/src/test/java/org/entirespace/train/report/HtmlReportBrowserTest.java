/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.core.browser.Chromium;
import org.entirespace.train.evaluate.FakeSamples;
import org.entirespace.train.evaluate.LearningCurve;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser sees it. */
class HtmlReportBrowserTest {

    private static final Pattern ROOT = Pattern.compile("<html[^>]*>");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Optional<Chromium> browser = Optional.empty();

    @BeforeEach
    void findBrowser() {
        browser = Chromium.find();
        assumeTrue(browser.isPresent(), "no chromium, chromium-browser or google-chrome on the path, nor in CHROMIUM");
    }

    @Test
    void everyChartIsDrawnWithoutErrorInLightAndDark() throws Exception {
        Report report = FakeReport.of(12_000);

        for (String scheme : List.of("1", "0")) {
            Chromium.Visit visit = visit(report, "--blink-settings=preferredColorScheme=" + scheme);
            // one funnel, four losses, one metric, seven ROC curves, seven calibration plots
            assertThat(root(visit))
                    .contains("data-finished=\"true\"")
                    .contains("data-charts=\"20\"")
                    .doesNotContain("data-errors");
            assertThat(count(visit.dom(), "<div class=\"plot\"[^>]*>\\s*<div[^>]*><svg"))
                    .isEqualTo(20);
            assertThat(visible(visit)).doesNotContain("could not be drawn").doesNotContain("NaN");
            assertThat(visit.console()).isEmpty();
        }
    }

    @Test
    void namesThatAreMarkupStayNames() throws Exception {
        String hostile =
                "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>&amp;'\"";
        ModelSection model = FakeReport.model(hostile, FakeSamples.of(3000, 1).esmm(0.3, 0, 2), List.of(hostile), 0.02);
        Report report = new Report(hostile, List.of(new Fact(hostile, hostile)), List.of(model));
        Chromium.Visit visit = visit(report);

        // an image would be blocked and told, a handler or script would change the title
        assertThat(root(visit)).contains("data-finished=\"true\"").doesNotContain("data-errors");
        assertThat(visit.dom()).doesNotContain("<title>owned");
        assertThat(visit.console()).isEmpty();
    }

    @Test
    void aModelOfOneClassAndWithoutTrainingIsShownToo() throws Exception {
        var samples = EdgeSamples.neverBought(500);
        Report report =
                new Report("edge", List.of(), List.of(FakeReport.untrained("esmm", samples, LearningCurve.none())));
        Chromium.Visit visit = visit(report);

        assertThat(root(visit)).contains("data-finished=\"true\"").doesNotContain("data-errors");
        assertThat(visible(visit))
                .contains("undefined<small>one class")
                .doesNotContain("Learning curves")
                .doesNotContain("NaN");
        assertThat(visit.console()).isEmpty();
    }

    @Test
    void errorsAreToldAndAScriptThatIsNotOursDoesNotRun() throws Exception {
        Path page = folder.resolve("damaged.html");
        String html = HtmlReport.page(FakeReport.of(1200)).replace("\"funnels\":", "\"lost\":");
        int end = html.lastIndexOf("</body>");
        Files.writeString(
                page, html.substring(0, end) + "<script>document.title = 'owned'</script>" + html.substring(end));
        Chromium.Visit visit = browser.orElseThrow().visit(page.toUri(), folder);

        assertThat(root(visit))
                .contains("data-errors=")
                .contains("blocked: script-src")
                .contains("data-charts=\"19\"");
        assertThat(visible(visit)).contains("This chart could not be drawn");
        assertThat(visit.dom()).doesNotContain("<title>owned");
        assertThat(visit.console()).isNotEmpty();
    }

    private Chromium.Visit visit(Report report, String... more) throws Exception {
        Path page = folder.resolve("report.html");
        HtmlReport.write(page, report);
        return browser.orElseThrow().visit(page.toUri(), folder, more);
    }

    /** The elements before the scripts, whose text would also be found. */
    private static String visible(Chromium.Visit visit) {
        return visit.dom().substring(0, visit.dom().indexOf("<script"));
    }

    private static String root(Chromium.Visit visit) {
        Matcher matcher = ROOT.matcher(visit.dom());
        return matcher.find() ? matcher.group() : "";
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
