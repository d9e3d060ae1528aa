/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.train.document.DocumentMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandLineTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"quickstart", "run", "simulate", "prepare", "train", "evaluate", "serve", "doctor", "schema"})
    void everyCommandExplainsItselfWithAnExample(String command) {
        Shell shell = Shell.run(command, "--help");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("Usage: entirespace " + command)
                .contains("Example")
                .contains("  entirespace " + command);
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        Shell shell = Shell.run("train", "--smaples", "x");

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("--smaples");
    }

    @Test
    void aMissingRecipeIsNamed() {
        Shell shell = Shell.run("prepare", folder.resolve("none.yaml"));

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("none.yaml: no such file");
    }

    @Test
    void aRecipeThatNamesAnUnknownBehaviorIsRefusedWithItsPlace() throws Exception {
        String good = Files.readString(Path.of("..", "recipes", "quickstart.yaml"));
        Path recipe = Files.writeString(
                folder.resolve("recipe.yaml"), good.replace("quantity: purchase", "quantity: purchas"));

        Shell shell = Shell.run("run", recipe, "--data", folder, "--out", folder.resolve("work"));

        assertThat(shell.code()).isEqualTo(ExitCode.RECIPE);
        assertThat(shell.err()).contains("recipe.yaml:").contains("purchas").contains("purchase");
        assertThat(folder.resolve("work").resolve("samples")).doesNotExist();
    }

    @Test
    void aMissingLogFileIsBadData() {
        Shell shell = Shell.run(
                "prepare",
                Path.of("..", "recipes", "quickstart.yaml"),
                "--data",
                folder,
                "--out",
                folder.resolve("samples"));

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("impressions.csv");
        assertThat(folder.resolve("samples").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void aFolderWithoutSamplesIsBadData() {
        Shell shell = Shell.run("train", Path.of("..", "recipes", "quickstart.yaml"), "--samples", folder);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("manifest.json");
    }

    @Test
    void aGraphThatTheRecipeHasNoLabelsForIsRefused() {
        Shell shell =
                Shell.run("train", Path.of("..", "recipes", "trivago.yaml"), "--model", "hm3", "--samples", folder);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("model 'hm3' needs labels of 'click'").contains("clickout");
    }

    @Test
    void theSchemaIsPrintedAsJson() {
        Shell shell = Shell.run("schema");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("{").contains("\"early_stopping\"");
    }

    @Test
    void theBenchmarkPrintsSamplesPerSecond() {
        Shell shell = Shell.run("bench", "train", "--rows", 2300, "--batch-size", 64, "--rounds", 1, "--threads", 1);

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("samples/s").contains("GFLOP/s");
    }

    @Test
    void theBenchmarkPrintsItsFiguresAsJson() {
        Shell shell = Shell.run(
                "bench",
                "train",
                "--rows",
                2300,
                "--batch-size",
                64,
                "--rounds",
                1,
                "--threads",
                1,
                "--engine",
                "java",
                "--json");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        JsonNode result = DocumentMapper.json().readTree(shell.out());
        assertThat(result.at("/engines").size()).isEqualTo(1);
        assertThat(result.at("/engines/0/samples_per_second").asDouble()).isPositive();
        assertThat(result.at("/engines/0/last_loss").asDouble()).isBetween(0.0, Math.log(2));
        assertThat(result.at("/product_gigaflops").asDouble()).isPositive();
    }

    @Test
    void benchAloneAsksWhat() {
        assertThat(Shell.run("bench").code()).isEqualTo(ExitCode.USAGE);
    }

    /** The loop's answer is checked while it runs; here its figure, as the other process prints it. */
    @Test
    void thePeakIsMeasuredInAnotherProcess() throws Exception {
        assertThat(BenchPeakCommand.inAnotherProcess(1).orElseThrow()).isBetween(0.1, 1e5);
    }

    /** The measurement itself compares scores with plain Java, and prints nothing where they differ. */
    @Test
    void predictionIsMeasuredFromFileToFile() {
        Shell shell = Shell.run(
                "bench",
                "predict",
                "--rows",
                2000,
                "--table-rows",
                2300,
                "--candidates",
                20,
                "--rounds",
                1,
                "--threads",
                2,
                "--keep",
                "field0",
                "--engine",
                "float32");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines()).hasSize(3).first().asString().contains("rows/s", "encode", "difference");
        assertThat(shell.out()).contains("2,000 rows, 20 of a request; 0.53 MFLOP");
    }

    @Test
    void requestsAreMeasuredWithAndWithoutWhatTheyHaveInCommon() {
        Shell shell = Shell.run(
                "bench",
                "requests",
                "--rows",
                2300,
                "--batch-size",
                64,
                "--rounds",
                1,
                "--threads",
                1,
                "--candidates",
                "4,8");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines()).hasSize(3).first().asString().contains("candidates", "gain");
    }
}
