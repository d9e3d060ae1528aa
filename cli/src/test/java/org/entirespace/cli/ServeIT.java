/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.serve.http.HttpDoor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trained model behind the command {@code serve}. */
class ServeIT {

    private static final Pattern ADDRESS = Pattern.compile("serving .* at (http://\\S+)");
    private static final Pattern GRPC_ADDRESS = Pattern.compile("serving .* and (grpc://\\S+)");
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    static Path shared;

    private static Path model = Path.of("");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String grpcAddress = "";

    @BeforeAll
    static void trainASmallShop() throws Exception {
        SmallShop shop = SmallShop.open(shared.resolve("shop"));
        model = shared.resolve("model");
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        Shell train = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        assertThat(train.code()).as(train.err()).isEqualTo(ExitCode.OK);
    }

    /** What is done with a server, given its address, before it is told to stop. */
    private interface Visit {
        void pay(String address) throws Exception;
    }

    /** Serves until a visit is over. */
    private Shell serve(Visit visit, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(options));
        List<Throwable> failures = new ArrayList<>();
        Shell shell = Shell.runHeardBy(
                line -> {
                    Matcher address = ADDRESS.matcher(line);
                    if (address.find()) {
                        Matcher grpc = GRPC_ADDRESS.matcher(line);
                        grpcAddress = grpc.find() ? grpc.group(1) : "";
                        try {
                            visit.pay(address.group(1));
                        } catch (Exception | AssertionError e) {
                            failures.add(e);
                        }
                        Thread.currentThread().interrupt();
                    }
                },
                arguments.toArray());
        assertThat(failures).isEmpty();
        return shell;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String address, String body) {
        return HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void aTrainedModelAnswersOverHttpAsWhenItWasWritten() throws Exception {
        Shell shell = serve(
                address -> {
                    HttpDoor door = new HttpDoor(client, URI.create(address + "/v1/score"), Duration.ofSeconds(20));
                    Agreement agreement =
                            Agreement.of(door, ModelBundle.read(model).golden());
                    assertThat(agreement.candidates()).isPositive();
                    assertThat(agreement.isWithin(Agreement.SAME_ENGINE)).isTrue();
                    assertThat(send(HttpRequest.newBuilder(URI.create(address + "/metrics")))
                                    .body())
                            .contains("entirespace_rows_total{model=\"shop\"", "entirespace_queue_length 0.0");
                },
                model);

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.err())
                .containsPattern("loaded shop version [0-9a-f]{12}")
                .contains("stopping: ");
    }

    @Test
    void verifyAsksARunningServerToo() {
        Path other = folder.resolve("other");
        Shell shell = serve(
                address -> {
                    Shell same = Shell.run("verify", model, "--url", address + "/v1/score");
                    assertThat(same.code()).as(same.err()).isEqualTo(ExitCode.OK);
                    assertThat(same.out()).containsPattern("server, " + address + "/v1/score +\\d+ ");
                    ModelBundle bundle = ModelBundle.read(model);
                    float[] dense = bundle.network().dense();
                    dense[dense.length - 1] += 0.01f;
                    TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
                    List<String> bodies =
                            bundle.golden().stream().map(GoldenRequest::body).toList();
                    new ModelBundle(
                                    bundle.manifest(),
                                    bundle.model(),
                                    Agreement.write(new ModelScorer(bundle.model(), engine), bodies))
                            .write(other);
                    Shell differs = Shell.run("verify", other, "--url", address + "/v1/score");
                    assertThat(differs.code()).isEqualTo(ExitCode.BAD_DATA);
                    assertThat(differs.err()).contains("by the server, " + address);
                },
                model);

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aSecondPortAnswersOverGrpcTheSame() throws Exception {
        Shell shell = serve(
                address -> {
                    Shell same = Shell.run("verify", model, "--url", grpcAddress, "--url", grpcAddress + "/shop");
                    assertThat(same.code()).as(same.err()).isEqualTo(ExitCode.OK);
                    assertThat(same.out()).containsPattern("server, " + grpcAddress + " +\\d+ ");
                    Shell none = Shell.run("verify", model, "--url", grpcAddress + "/none");
                    assertThat(none.code()).isNotEqualTo(ExitCode.OK);
                    assertThat(none.err()).contains("'none' is not served");
                    assertThat(send(HttpRequest.newBuilder(URI.create(address + "/metrics")))
                                    .body())
                            .containsPattern(
                                    "duration_seconds_count\\{endpoint=\"ModelInfer\",protocol=\"grpc\",status=\"OK\"} \\d")
                            .contains("endpoint=\"ModelMetadata\",protocol=\"grpc\",status=\"NOT_FOUND\"} 1");
                },
                model,
                "--grpc-port",
                "0");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aGrpcPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell shell = serve(address -> {}, model, "--grpc-port", taken.getLocalPort());
            assertThat(shell.code()).isNotIn(ExitCode.OK, ExitCode.INTERNAL);
            assertThat(shell.err()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void versionsAreLoadedByWhoeverHasTheToken() throws Exception {
        Path models = folder.resolve("models");
        copy(model, models.resolve("shop").resolve("1"));
        Path token = Files.writeString(folder.resolve("token"), "a-token-of-some-length\n");
        Shell shell = serve(
                address -> {
                    copy(model, models.resolve("shop").resolve("2"));
                    String load = address + "/v2/repository/models/shop/load";
                    assertThat(send(post(load, "")).statusCode()).isEqualTo(401);
                    HttpRequest.Builder shown = post(load, "").header("Authorization", "Bearer a-token-of-some-length");
                    assertThat(send(shown).body()).isEqualTo("{\"name\":\"shop\",\"versions\":[\"2\",\"1\"]}");
                    Files.createDirectories(models.resolve("shop").resolve("3"));
                    assertThat(send(shown).statusCode()).isEqualTo(422);
                    assertThat(send(post(address + "/v1/score", "{\"candidates\":[{}]}"))
                                    .body())
                            .contains("\"version\":\"2\"");
                    HttpRequest.Builder near = post(load, "").header("Authorization", "Bearer a-token-of-some-lengti");
                    HttpResponse<String> refused = send(near);
                    assertThat(refused.statusCode()).isEqualTo(401);
                    assertThat(refused.headers().map() + refused.body()).doesNotContain("a-token");
                    for (String path :
                            List.of("/metrics", "/", "/v2", "/v2/health/ready", "/v2/models/shop", "/none")) {
                        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + path)));
                        assertThat(answer.headers().map() + answer.body())
                                .as(path)
                                .doesNotContain("a-token");
                    }
                },
                models,
                "--admin-token-file",
                token);

        assertThat(shell.err())
                .contains("loaded shop version 2", "refused shop version 3")
                .doesNotContain("a-token");
    }

    @Test
    void usersAreSplitBetweenModelsAndOneModelScoresInTheShadowOfTheOther() throws Exception {
        Path models = folder.resolve("models");
        copy(model, models.resolve("shop"));
        copy(model, models.resolve("other"));
        Shell shell = serve(
                address -> {
                    Set<String> arms = new TreeSet<>();
                    for (int u = 0; u < 20; u++) {
                        String body = "{\"request\":{\"user\":\"u" + u + "\"},\"candidates\":[{}]}";
                        String answer = send(post(address + "/v1/models/checkout/score", body))
                                .body();
                        arms.add(answer.replaceAll(".*\"arm\":\"(\\w+)\".*", "$1"));
                    }
                    assertThat(arms).containsExactly("other", "shop");
                    String metrics = "";
                    while (!metrics.contains("entirespace_shadow_rows_total{model=\"shop\",shadow=\"other\"}")) {
                        metrics = send(HttpRequest.newBuilder(URI.create(address + "/metrics")))
                                .body();
                        Thread.sleep(10);
                    }
                    assertThat(metrics)
                            .contains("entirespace_arm_requests_total{arm=\"other\",split=\"checkout\"}")
                            .doesNotContain("entirespace_shadow_failures_total");
                },
                models,
                "--split",
                "checkout=shop:50,other:50@user",
                "--split",
                "soon=later:1@user",
                "--shadow",
                "shop=other");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.err())
                .contains("split 'soon': model 'later' is not served; requests that take this arm are sent away");
    }

    @Test
    void wrongSplitsAndShadowsAreToldBeforeAnythingIsServed() {
        refused("split 'x': expected NAME=MODEL:SHARE", "--split", "x");
        refused("split 'shop': a model has this name", "--split", "shop=other:1@user");
        refused("shadow 'shop' of itself", "--shadow", "shop=shop");
        refused("a share of 2.0; expected in (0, 1]", "--shadow", "shop=other:2");
        refused("warning from 0.5, alarm from 0.2", "--drift-warn", "0.5");
        refused("expected at least 90", "--drift-rows", "10");
    }

    private static void refused(String complaint, String option, String value) {
        Shell shell = Shell.run("serve", model, "--port", "0", option, value);
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains(complaint).doesNotContain("serving");
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whatCannotBeServedIsToldAtOnce() throws Exception {
        Shell nothing = Shell.run("serve", folder, "--port", "0");
        assertThat(nothing.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(nothing.err()).contains("no model could be loaded");
        Path token = Files.writeString(folder.resolve("token"), "short");
        Shell weak = Shell.run("serve", model, "--port", "0", "--admin-token-file", token);
        assertThat(weak.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(weak.err()).contains("at least 16 printable").doesNotContain("short");
        assertThat(Shell.run("serve", model, "--host", "256.1.1.1", "--port", "0")
                        .code())
                .isNotIn(ExitCode.OK, ExitCode.INTERNAL);
    }

    @Test
    void aSignalToStopEndsTheProcessWellAfterItsRequestsWereAnswered() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        model.toString(),
                        "--port",
                        "0",
                        "--deadline-ms",
                        "30000",
                        "--queue",
                        "500",
                        "--notice-ms",
                        "500")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        List<String> said = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (BufferedReader lines = process.errorReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    String body = "{\"candidates\":[" + "{},".repeat(2000) + "{}]}";
                    HttpRequest request =
                            post(address.group(1) + "/v1/score", body).build();
                    for (int i = 0; i < 20; i++) {
                        answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
                    }
                    CompletableFuture.anyOf(answers.toArray(CompletableFuture<?>[]::new))
                            .join();
                    process.toHandle().destroy(); // SIGTERM
                }
            }
        }
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("stopping: ")).noneMatch(line -> line.contains("Exception"));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }
}
