/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model as one file, by every command that reads one, and a model that answers otherwise than when it was written. */
class PackTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void pack() throws Exception {
        SmallShop shop = SmallShop.open(shared);
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model());
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        Shell packed = Shell.run("pack", model(), "--to", zip());
        assertThat(packed.code()).as(packed.err()).isEqualTo(ExitCode.OK);
        assertThat(packed.out()).matches(zip() + ": [0-9,]+ bytes, SHA-256 [0-9a-f]{64}\n");
    }

    private static Path model() {
        return shared.resolve("model");
    }

    private static Path zip() {
        return shared.resolve("new/model.zip");
    }

    private static Path samples() {
        return shared.resolve("samples");
    }

    private static Shell evaluate(Path model, Path out) {
        return Shell.run(
                "evaluate", shared.resolve("recipe.yaml"), "--samples", samples(), "--model", model, "--out", out);
    }

    private static void ok(Shell shell) {
        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void everyDoorToAZipFileAnswersAsItWasWritten() {
        Shell verified = Shell.run("verify", zip());

        ok(verified);
        assertThat(verified.out()).contains("batch prediction", "HTTP server", "ONNX export", "verified: ");
    }

    @Test
    void itIsEvaluatedAsItsFolder() throws IOException {
        ok(evaluate(model(), folder.resolve("folder")));
        ok(evaluate(zip(), folder.resolve("zip")));

        assertThat(folder.resolve("zip/evaluation-model.json"))
                .hasSameTextualContentAs(folder.resolve("folder/evaluation-model.json"));
    }

    @Test
    void itIsExportedAsItsFolder() {
        ok(Shell.run("export", model(), "--onnx", folder.resolve("a.onnx")));
        ok(Shell.run("export", zip(), "--onnx", folder.resolve("b.onnx")));

        assertThat(folder.resolve("a.onnx")).hasSameBinaryContentAs(folder.resolve("b.onnx"));
    }

    @Test
    void itIsCalibratedIntoAFolder() {
        Shell inPlace = Shell.run("calibrate", zip(), "--samples", samples());
        assertThat(inPlace.code()).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(inPlace.err()).contains("is a file; expected a folder");

        ok(Shell.run("calibrate", zip(), "--samples", samples(), "--out", folder.resolve("calibrated")));
        ok(Shell.run("verify", folder.resolve("calibrated"), "--door", "library"));
    }

    @Test
    void itScoresFiles() throws IOException {
        Path rows = Files.write(folder.resolve("rows.csv"), List.of("user,page", "u1,p0"));

        ok(Shell.run("predict", zip(), rows, "--out", folder.resolve("scores")));

        assertThat(folder.resolve("scores/rows.parquet")).isNotEmptyFile();
    }

    @Test
    void aDamagedOneIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(zip());
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);

        Shell verified = Shell.run("verify", damaged);

        assertThat(verified.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.err()).contains("entirespace: " + damaged);
    }

    @Test
    void whatIsNoFolderOfAModelIsNotPacked() throws IOException {
        assertThat(Shell.run("pack", zip(), "--to", folder.resolve("again.zip")).err())
                .contains("kind: expected a bundle's folder, found none");
        assertThat(Shell.run("pack", folder, "--to", folder.resolve("none.zip")).code())
                .isEqualTo(ExitCode.BAD_DATA);
        assertThat(Shell.run("pack", model()).code()).isEqualTo(ExitCode.USAGE);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aModelThatAnswersOtherwiseIsNeitherJudgedNorCalibratedNorPacked() throws IOException {
        ModelBundle bundle = ModelBundle.read(model());
        float[] dense = bundle.network().dense();
        dense[dense.length - 1] += 0.01f;
        Path other = folder.resolve("other");
        bundle.write(other);

        Shell evaluated = evaluate(other, folder.resolve("out"));
        Shell calibrated = Shell.run("calibrate", other, "--samples", samples());
        Shell packed = Shell.run("pack", other, "--to", folder.resolve("other.zip"));

        assertThat(List.of(evaluated, calibrated, packed)).allSatisfy(shell -> {
            assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("answers to golden requests: expected those written down, found request ");
        });
        assertThat(folder.resolve("other.zip")).doesNotExist();
    }
}
