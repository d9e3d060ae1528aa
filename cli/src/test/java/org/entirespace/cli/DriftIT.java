/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.data.prepare.RawSamples;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores of a world's later days by a model that is served, against those of its validation split. */
class DriftIT {

    private static final Pattern ADDRESS = Pattern.compile("serving .* at (http://\\S+)");
    private static final int REQUESTS = 1_200;

    @TempDir
    static Path folder;

    private static List<String> rows = List.of(); // of the test split, in the order of the log

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void trainOnAWorld() throws Exception {
        Path recipe = Files.writeString(
                folder.resolve("recipe.yaml"),
                Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                        .replace("batch_size: 4096", "batch_size: 256")
                        .replace("epochs: 4", "epochs: 2"));
        Path samples = folder.resolve("samples");
        assertThat(Shell.run(
                                "simulate",
                                "--rates",
                                "raised",
                                "--impressions",
                                60_000,
                                "--users",
                                2_000,
                                "--items",
                                500,
                                "--out",
                                folder.resolve("log"))
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(Shell.run("prepare", recipe, "--data", folder.resolve("log"), "--out", samples)
                        .code())
                .isEqualTo(ExitCode.OK);
        Shell train = Shell.run("train", recipe, "--samples", samples, "--out", folder.resolve("model"));
        assertThat(train.code()).as(train.err()).isEqualTo(ExitCode.OK);
        rows = RawSamples.read(SampleFolder.open(samples), Split.TEST, REQUESTS).stream()
                .map(RawSamples.RawSample::values)
                .toList();
        assertThat(rows).hasSize(REQUESTS);
    }

    /** What a server says, and how it sees its scores, after it was asked about every row. */
    private record Heard(String said, String drift, String metrics) {}

    private Heard serve(Path model, UnaryOperator<String> change) {
        List<String> found = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Shell shell = Shell.runHeardBy(
                line -> {
                    Matcher address = ADDRESS.matcher(line);
                    if (address.find()) {
                        try {
                            for (String row : rows) {
                                ask(address.group(1) + "/v1/score", "{\"candidates\":[" + change.apply(row) + "]}");
                            }
                            found.add(ask(address.group(1) + "/v1/models/quickstart/drift", ""));
                            found.add(ask(address.group(1) + "/metrics", ""));
                        } catch (Exception | AssertionError e) {
                            failures.add(e);
                        }
                        Thread.currentThread().interrupt();
                    }
                },
                "serve",
                model,
                "--port",
                "0");
        assertThat(failures).isEmpty();
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        return new Heard(shell.err(), found.get(0), found.get(1));
    }

    private String ask(String address, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void laterDaysOfTheSameWorldGiveNoAlarm() {
        Heard heard = serve(folder.resolve("model"), row -> row);

        assertThat(heard.drift())
                .contains("\"reference\":\"validation of quickstart, prepared ", "\"rows\":" + REQUESTS)
                .contains("\"click\":{\"psi\":0.0", "\"level\":\"none\"")
                .doesNotContain("\"warn\"", "\"alarm\"", "\"unknown\"");
        assertThat(heard.said()).doesNotContain("drift");
        assertThat(heard.metrics()).contains("entirespace_scores_psi{model=\"quickstart\",quantity=\"click\"");
    }

    @Test
    void aFieldInAnotherUnitGivesAnAlarmThatIsSaidOnce() {
        Heard heard = serve(folder.resolve("model"), row -> row.replaceAll("(\"user_clicks_7d\":[0-9.]+)", "$1e1"));

        assertThat(heard.drift()).contains("\"level\":\"alarm\"").doesNotContain("\"level\":\"none\"");
        assertThat(heard.said())
                .containsOnlyOnce(", scores of purchase|click: drift, alarm, population stability index 1.")
                .contains(" of 1,000 rows (before: unknown)");
        assertThat(heard.metrics())
                .containsPattern(
                        "entirespace_scores_drift\\{model=\"quickstart\",quantity=\"purchase\",version=\"\\w+\"} 2.0");
    }

    @Test
    void aShiftedPriorGivesAnAlarmForWhatItIsThePriorOf() throws Exception {
        ModelBundle bundle = ModelBundle.read(folder.resolve("model"));
        float[] dense = bundle.network().dense();
        dense[dense.length - 1] += 1; // the bias of a rate of the purchase
        TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
        List<String> bodies = bundle.golden().stream().map(GoldenRequest::body).toList();
        List<GoldenRequest> golden = Agreement.write(new ModelScorer(bundle.model(), engine), bodies);
        new ModelBundle(bundle.manifest(), bundle.model(), golden, bundle.reference()).write(folder.resolve("shifted"));

        Heard heard = serve(folder.resolve("shifted"), row -> row);

        assertThat(heard.drift())
                .containsPattern("\"purchase\\|click\":\\{\"psi\":0\\.\\d+,\"level\":\"alarm\"")
                .containsPattern("\"click\":\\{\"psi\":0\\.0\\d+,\"level\":\"none\"");
        assertThat(heard.said())
                .contains("scores of purchase|click: drift, alarm")
                .doesNotContain("scores of click");
    }
}
