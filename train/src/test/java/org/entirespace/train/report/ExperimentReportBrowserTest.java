/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.entirespace.core.browser.Chromium;
import org.entirespace.train.experiment.Experiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The results of an experiment as a browser sees them. */
class ExperimentReportBrowserTest {

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
        Experiment experiment = FakeResults.worlds("dnn", "esmm", "hm3");

        for (String scheme : List.of("1", "0")) {
            // six headlines on three data sets twice, as many over them, levels on each
            drawn(visit(experiment, "--blink-settings=preferredColorScheme=" + scheme), 6 * 3 * 2 + 6 + 3);
        }
    }

    @Test
    void aSweepOfManyModelsAndALogAreDrawn() throws Exception {
        String[] models = IntStream.range(0, 17).mapToObj(m -> "model-" + m).toArray(String[]::new);

        Chromium.Visit visit = visit(FakeResults.sweep(models), "--window-size=400,2000");

        // six headlines twice and three levels over the dial, two headlines of the log twice
        drawn(visit, 6 * 2 + 3 + 2 * 2);
        assertThat(visible(visit)).contains(">model-16</text>");
    }

    @Test
    void namesThatAreMarkupStayNames() throws Exception {
        String hostile =
                "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

        Chromium.Visit visit = visit(FakeResults.single(hostile, hostile, "esmm"));

        drawn(visit, 6 * 2 + 1);
        assertThat(visit.dom()).doesNotContain("<title>owned");
    }

    @Test
    void whatIsUndefinedIsSaidAndNotDrawn() throws Exception {
        Chromium.Visit visit = visit(FakeResults.single(FakeResults.VOID, "dnn", "esmm"));

        drawn(visit, 0);
        assertThat(visible(visit)).contains("<td>undefined</td>");
    }

    private static void drawn(Chromium.Visit visit, int charts) {
        assertThat(visit.dom().substring(0, visit.dom().indexOf("<head")))
                .contains("data-finished=\"true\"")
                .contains("data-charts=\"" + charts + "\"")
                .doesNotContain("data-errors");
        assertThat(Pattern.compile("<div class=\"plot\"[^>]*>\\s*<div[^>]*><svg")
                        .matcher(visit.dom())
                        .results())
                .hasSize(charts);
        assertThat(visible(visit)).doesNotContain("could not be drawn").doesNotContain("NaN");
        assertThat(visit.console()).isEmpty();
    }

    private Chromium.Visit visit(Experiment experiment, String... more) throws Exception {
        Path page = folder.resolve("report.html");
        ExperimentReport.write(page, FakeResults.summary(experiment), FakeResults.trials(experiment), Map.of());
        return browser.orElseThrow().visit(page.toUri(), folder, more);
    }

    private static String visible(Chromium.Visit visit) {
        return visit.dom().substring(0, visit.dom().indexOf("<script"));
    }
}
