/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir
    Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void train() throws Exception {
        SmallShop shop = SmallShop.open(folder.resolve("shop"));
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        model = folder.resolve("model");
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aSoundModelAnswersByEveryEngineAsItWasWritten() {
        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).as(verified.err()).isEqualTo(ExitCode.OK);
        assertThat(verified.out())
                .contains("shop, bundle of format 3, written ", "2 files as they were sealed", "verified: ")
                .containsPattern("library, Java +100 ");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path weights = weights();
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.err()).contains(weights.getFileName() + ": SHA-256: expected");
    }

    @Test
    void aModelThatAnswersOtherwiseIsRefused() throws IOException {
        ModelBundle bundle = ModelBundle.read(model);
        float[] dense = bundle.network().dense();
        dense[dense.length - 1] += 0.01f;
        bundle.write(model);

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(verified.err())
                .contains(
                        "answers to golden requests, by the library, ",
                        ": expected those written down, found request ");
    }

    @Test
    void aModelWithoutGoldenRequestsIsToldToBeUnproven() throws IOException {
        ModelBundle bundle = ModelBundle.read(model);
        new ModelBundle(bundle.manifest(), bundle.model()).write(model);

        Shell verified = Shell.run("verify", model);

        assertThat(verified.code()).isEqualTo(ExitCode.OK);
        assertThat(verified.out()).contains("no golden requests");
    }

    private Path weights() throws IOException {
        try (var files = Files.newDirectoryStream(model, "weights-*")) {
            return files.iterator().next();
        }
    }
}
