/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped recipes and experiments on the real logs, from raw files to a report. Skipped where the logs are absent: they are not
 * redistributable, and lie in {@code ../shared/data} beside the project or where {@code entirespace.data} says.
 */
class RealLogsIT {

    private static final Path LOGS = Path.of(System.getProperty(
            "entirespace.data", Path.of("..", "..", "shared", "data").toString()));

    @TempDir
    Path out;

    @Test
    void trivagoGivesItsSamplesAndRanksClickouts() throws Exception {
        Manifest manifest = run("trivago");

        assertThat(rows(manifest)).isEqualTo(193_974);
        assertThat(positives(manifest, "clickout")).isEqualTo(11_690);
        assertThat(positives(manifest, "micro")).isEqualTo(5_376);
        assertThat(auc("trivago", "clickout")).isGreaterThan(0.75);
        assertThat(auc("trivago", "micro")).isGreaterThan(0.68);
    }

    @Test
    void jdMicroGivesItsPairsAndRanksCarts() throws Exception {
        Manifest manifest = run("jd-micro");

        assertThat(rows(manifest)).isEqualTo(66_626);
        assertThat(positives(manifest, "micro")).isEqualTo(27_137);
        assertThat(positives(manifest, "cart")).isEqualTo(8_218);
        assertThat(positives(manifest, "order")).isEqualTo(391);
        assertThat(auc("jd-micro", "cart")).isGreaterThan(0.68);
    }

    @ParameterizedTest
    @CsvSource({"trivago, p(clickout)", "jd-micro, p(order)"})
    void theExperimentOfALogRuns(String name, String quantity) throws Exception {
        assumeLogs();
        Path file = shortened(name);

        Shell shell = Shell.run("compare", file, "--logs", LOGS, "--out", out.resolve("work"));

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(out.resolve("work").resolve("results.md")))
                .contains("### " + quantity, "| `composed` |", "--logs")
                .doesNotContain("not run");
    }

    /** The experiment with one seed, one epoch and no search. */
    private Path shortened(String name) throws Exception {
        Path root = Path.of("..");
        String recipe = Files.readString(root.resolve("recipes").resolve(name + ".yaml"));
        Files.writeString(out.resolve("recipe.yaml"), recipe.replace("epochs: 12", "epochs: 1"));
        String experiment = Files.readString(root.resolve("experiments").resolve(name + ".yaml"))
                .replace("../recipes/" + name + ".yaml", "recipe.yaml")
                .replace("seeds: [1, 2, 3, 4, 5]", "seeds: [1]")
                .replaceFirst("(?s)search:.*(?=judging:)", "");
        return Files.writeString(out.resolve("experiment.yaml"), experiment);
    }

    private static void assumeLogs() {
        Assumptions.assumeTrue(Files.isDirectory(LOGS), "skipped: no real logs in " + LOGS.toAbsolutePath());
    }

    private Manifest run(String recipe) throws Exception {
        assumeLogs();
        Shell shell = Shell.run("run", Path.of("..", "recipes", recipe + ".yaml"), "--data", LOGS, "--out", out);
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        return SampleFolder.openVerifyingAll(out.resolve("samples")).manifest();
    }

    private static long rows(Manifest manifest) {
        return manifest.splits().stream().mapToLong(split -> split.rows()).sum();
    }

    private static long positives(Manifest manifest, String behavior) {
        return manifest.splits().stream()
                .mapToLong(split -> split.counts(behavior).positive())
                .sum();
    }

    private double auc(String model, String quantity) throws Exception {
        JsonNode tree =
                JsonMapper.builder().build().readTree(Files.readString(out.resolve("evaluation-" + model + ".json")));
        for (JsonNode node : tree.path("quantities")) {
            if (node.path("key").asString().equals(quantity)) {
                return node.path("auc").path("value").asDouble();
            }
        }
        throw new AssertionError("no quantity " + quantity + " in " + tree);
    }
}
