/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.train.compare.Column;
import org.entirespace.train.compare.Summary;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExperimentReportTest {

    private static final String HOSTILE = "</script><b onclick='x'>\"&\u2028</b>";
    private static final Map<String, String> FACTS = Map.of("command", "`entirespace compare <x>`");

    @Test
    void modelsDataSetsTrialsCostAndFactsAreShown() throws Exception {
        Experiment experiment = FakeResults.worlds("dnn", "esmm", "hm3");

        String markup = markup(page(experiment));

        assertThat(markup)
                .contains("<title>Results of fake &lt;results&gt;</title>")
                .contains("3 models on 3 data sets with 3 seeds")
                .contains("Which is better &amp; why?")
                .contains("<dd>entirespace compare &lt;x&gt;</dd>");
        for (Contestant model : experiment.models()) {
            assertThat(section(markup, "summary")).contains("</svg>" + model.name() + "</span>");
        }
        for (DataSet data : experiment.data()) {
            assertThat(section(markup, "headlines")).contains("<strong>" + data.name() + "</strong>");
            assertThat(section(markup, "tables")).contains("Data set " + data.name() + ": all figures");
            assertThat(section(markup, "cost")).contains("<td>" + data.name() + "</td>");
        }
        assertThat(section(markup, "settings"))
                .contains("<td>0.21000</td><td>diverged</td><td>1</td>")
                .contains("data set small with seed 9")
                .contains(">2: learning_rate 0.005, epochs 1</th>");
    }

    @Test
    void everyPlottedNumberStandsInATable() throws Exception {
        Experiment experiment = FakeResults.worlds("dnn", "esmm", "hm3");
        Summary summary = FakeResults.summary(experiment);

        String tables = section(markup(page(experiment)), "tables");

        for (DataSet data : experiment.data()) {
            for (Contestant model : experiment.models()) {
                for (Column column : Column.HEADLINES) {
                    Optional<Entry> entry = summary.entry(data.name(), model.name(), column.key());
                    entry.ifPresent(shown -> assertThat(tables)
                            .contains(text(column, shown.mean()))
                            .contains(" ± " + text(column, shown.deviation().orElseThrow()))
                            .contains(String.join(
                                    ", ",
                                    shown.values().stream()
                                            .map(value -> text(column, value))
                                            .toList())));
                    entry.flatMap(Entry::toBaseline)
                            .ifPresent(difference -> assertThat(tables)
                                    .contains(String.format(
                                            Locale.ROOT, "%+." + column.decimals() + "f [", difference.mean())));
                }
                for (Column column : Column.LEVELS) {
                    summary.entry(data.name(), model.name(), column.key())
                            .ifPresent(shown -> assertThat(tables).contains(text(column, shown.mean())));
                }
            }
        }
        assertThat(tables).contains("<td>not run</td>");
    }

    private static String text(Column column, double value) {
        return String.format(Locale.ROOT, "%." + column.decimals() + "f", value);
    }

    @Test
    void theNumbersOfThePageAreThoseOfTheSummary() throws Exception {
        Experiment experiment = FakeResults.sweep("dnn", "esmm", "hm3");
        Summary summary = FakeResults.summary(experiment);
        Page page = page(experiment);

        JsonNode numbers = JsonMapper.shared().readTree(json(page.text()));

        assertThat(numbers.path("axis").asString()).isEqualTo("selection");
        assertThat(numbers.path("baseline").asInt()).isEqualTo(1);
        List<Column> columns = new ArrayList<>(Column.HEADLINES);
        columns.addAll(Column.LEVELS);
        assertThat(numbers.path("columns")).hasSize(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            for (int d = 0; d < experiment.data().size(); d++) {
                for (int m = 0; m < experiment.models().size(); m++) {
                    JsonNode figure = numbers.path("figures").path(c).path(d).path(m);
                    agrees(
                            figure,
                            columns.get(c),
                            summary.entry(
                                    experiment.data().get(d).name(),
                                    experiment.models().get(m).name(),
                                    columns.get(c).key()));
                }
            }
        }
        assertThat(numbers.path("data").path(3).path("at").asDouble()).isEqualTo(2);
        assertThat(numbers.path("data").path(4).has("at")).isFalse();
    }

    private static void agrees(JsonNode figure, Column column, Optional<Entry> found) {
        assertThat(figure.isNull()).isEqualTo(found.isEmpty());
        found.ifPresent(entry -> {
            assertThat(figure.path("mean").asDouble()).isEqualTo(entry.mean());
            assertThat(figure.path("deviation").asDouble())
                    .isEqualTo(entry.deviation().orElseThrow());
            assertThat(figure.path("values").valueStream().map(JsonNode::asDouble))
                    .isEqualTo(entry.values());
            entry.toBaseline().ifPresent(difference -> {
                assertThat(figure.at("/difference/mean").asDouble()).isEqualTo(difference.mean());
                assertThat(figure.at("/difference/low").asDouble())
                        .isEqualTo(difference.interval().orElseThrow().low());
                assertThat(figure.at("/difference/high").asDouble())
                        .isEqualTo(difference.interval().orElseThrow().high());
                assertThat(figure.path("verdict").asString())
                        .isEqualToIgnoringCase(column.verdict(entry).name());
            });
        });
    }

    @Test
    void aSweptDialGivesLinesInsteadOfPanels() throws Exception {
        String markup = markup(page(FakeResults.sweep("dnn", "esmm", "hm3")));

        assertThat(section(markup, "trends"))
                .contains("<h2>Over selection</h2>")
                .contains("data-chart=\"values\" data-column=\"0\" data-sets=\"0,1,2,3\"");
        assertThat(section(markup, "differences")).contains("data-chart=\"differenceTrend\"");
        assertThat(section(markup, "headlines"))
                .contains("data-sets=\"4\"")
                .doesNotContain("data-sets=\"0\"")
                .doesNotContain("by truth");
        assertThat(markup(page(FakeResults.single("only", "dnn", "esmm")))).doesNotContain("<section id=\"trends\"");
    }

    @Test
    void namesNeverBecomeMarkup() throws Exception {
        Experiment experiment = FakeResults.single(HOSTILE, HOSTILE, "esmm");

        Page page = ExperimentReport.page(FakeResults.summary(experiment), List.of(), Map.of(HOSTILE, HOSTILE));

        assertThat(page.text()).doesNotContain("<b onclick");
        assertThat(json(page.text())).contains("\\u003c/script\\u003e").doesNotContain("<", ">", "&", "\u2028");
    }

    @Test
    void thePageAsksForNothingAndKnowsItsScripts(@TempDir Path folder) throws Exception {
        Experiment experiment = FakeResults.worlds("dnn", "esmm");
        Path file = folder.resolve("report.html");

        ExperimentReport.write(file, FakeResults.summary(experiment), FakeResults.trials(experiment), FACTS);

        String page = Files.readString(file);
        assertThat(page).startsWith("<!doctype html>").contains("default-src 'none'; script-src 'sha256-");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
        String own = page.replace(Resource.echarts(), "");
        int count = 0;
        while (scripts.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            count++;
        }
        assertThat(count).isEqualTo(page(experiment).scripts().size());
        assertThat(own).doesNotContain("http://", "https://", "src=", "@import");
    }

    @Test
    void scriptsCannotEndTheirElement() throws Exception {
        assertThat(page(FakeResults.single("only", "dnn", "esmm")).scripts())
                .allSatisfy(script -> assertThat(script)
                        .doesNotContainIgnoringCase("</script")
                        .doesNotContain("<!--")
                        .doesNotContain("\r"));
    }

    private static Page page(Experiment experiment) {
        return ExperimentReport.page(FakeResults.summary(experiment), FakeResults.trials(experiment), FACTS);
    }

    private static String markup(Page page) {
        String text = page.text();
        return text.substring(0, text.indexOf("<script"));
    }

    private static String section(String markup, String id) {
        int from = markup.indexOf("<section id=\"" + id + "\">");
        assertThat(from).as("section " + id).isPositive();
        return markup.substring(from, markup.indexOf("</section>", from));
    }

    private static String json(String page) {
        String start = "<script type=\"application/json\" id=\"numbers\">";
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf("</script>", from));
    }
}
