/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.cli.doors.DoorKind;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {

    private static final List<String> ALL = List.of(
            "library, ",
            "library, Java ",
            "batch prediction ",
            "HTTP server, JSON ",
            "HTTP server, tensors ",
            "gRPC server ",
            "ONNX export, ONNX Runtime 1.");

    @TempDir
    static Path shop;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        SmallShop small = SmallShop.open(shop);
        small.replace("recipe.yaml", "epochs: 2", "epochs: 1");
        Shell shell = Shell.run(
                "run",
                small.recipe(),
                "--data",
                small.data(),
                "--out",
                shop.resolve("work"),
                "--model",
                "esmm",
                "--model",
                "division",
                "--model",
                "ple",
                "--model",
                "gbdt");
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    private static Path trained(String name) {
        return shop.resolve("work/models").resolve(name);
    }

    /** The model with other parameters or answers than it was written with. */
    private Path model(ModelBundle changed) throws IOException {
        Path model = folder.resolve("model");
        changed.write(model);
        return model;
    }

    @Test
    void aSoundModelAnswersByEveryDoorAsItWasWritten() {
        Shell verified = Shell.run("verify", trained("esmm"));

        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.out())
                .contains("shop, bundle of format 3, written ", "files as they were sealed", "verified: ")
                .contains(ALL);
        assertThat(verified.out().lines().filter(line -> line.matches(".* 100 .* 1e-06")))
                .hasSize(6);
        assertThat(verified.out().lines().filter(line -> line.matches("ONNX .* 100 .* 1e-05")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"division", "ple"})
    void otherFormsAreExportedWithTheirAnswersToo(String name) {
        Shell verified = Shell.run("verify", trained(name), "--door", "onnx");

        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.out()).containsPattern("ONNX export, ONNX Runtime .* 100 .* 1e-05");
    }

    @Test
    void treesAreNotExportedAndEveryOtherDoorIsAsked() {
        Shell verified = Shell.run("verify", trained("gbdt"));

        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.out())
                .contains(ALL.subList(0, 6))
                .containsPattern(
                        "onnx +does not apply: model 'shop' cannot be exported yet: it is a forest of boosted");
        Shell onlyThere = Shell.run("verify", trained("gbdt"), "--door", "onnx");
        assertThat(onlyThere.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(onlyThere.err()).contains("no door that was to be asked applies to this model");
    }

    @Test
    void doorsCanBeChosen() {
        Shell verified = Shell.run("verify", trained("esmm"), "--door", "onnx", "--door", "java");

        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.out().lines().filter(line -> line.contains(" 100 ")).map(line -> line.substring(0, 7)))
                .containsExactly("library", "ONNX ex");
        assertThat(Shell.run("verify", trained("esmm"), "--door", "window").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path model = model(ModelBundle.read(trained("esmm")));
        Path weights = weights(model);
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.err()).contains(weights.getFileName() + ": SHA-256: expected");
    }

    @Test
    void aModelThatAnswersOtherwiseIsRefusedAndEveryDoorThatIsOffIsTold() throws IOException {
        ModelBundle bundle = ModelBundle.read(trained("esmm"));
        float[] dense = bundle.network().dense();
        dense[dense.length - 1] += 0.01f;
        Path model = model(bundle);

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.out()).contains(ALL).doesNotContain("verified: ");
        assertThat(verified.err())
                .contains(
                        "answers to golden requests, by the library, ",
                        ": expected those written down, found request ",
                        "; off as well: library, Java; batch prediction; HTTP server, JSON; HTTP server, tensors; gRPC server; ONNX export, ONNX Runtime 1.");
    }

    /** One answer of the last request is changed by twice the door's limit. */
    @ParameterizedTest
    @EnumSource
    void everyDoorNoticesASmallDifference(DoorKind door) throws IOException {
        ModelBundle bundle = ModelBundle.read(trained("esmm"));
        List<GoldenRequest> golden = new ArrayList<>(bundle.golden());
        GoldenRequest last = golden.remove(golden.size() - 1);
        Map<String, Double> answer = new LinkedHashMap<>(last.expected().get(0));
        answer.merge("click", 2 * door.most(), Double::sum);
        golden.add(new GoldenRequest(last.body(), List.of(answer)));
        Path model = model(new ModelBundle(bundle.manifest(), bundle.model(), golden));

        Shell verified = Shell.run("verify", model, "--door", door);

        assertThat(verified.code()).as(verified.out()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.err()).contains("found request 99, candidate 0, click: found 0.");
    }

    @Test
    void aModelWithoutGoldenRequestsIsToldToBeUnproven() throws IOException {
        ModelBundle bundle = ModelBundle.read(trained("esmm"));
        Path model = model(new ModelBundle(bundle.manifest(), bundle.model()));

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.OK);
        assertThat(verified.out()).contains("no golden requests");
    }

    private static Path weights(Path model) throws IOException {
        try (var files = Files.newDirectoryStream(model, "weights-*")) {
            return files.iterator().next();
        }
    }
}
