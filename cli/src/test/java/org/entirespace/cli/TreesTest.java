/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boosted trees by the command line, in one shop with networks. */
class TreesTest {

    @TempDir
    private Path folder;

    @Test
    void treesAndANetworkAreTrainedOnTheSameSamplesAndStandInOneReport() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        Path out = folder.resolve("work");

        Shell shell = Shell.run(
                "run", shop.recipe(), "--data", shop.data(), "--out", out, "--model", "gbdt", "--model", "esmm");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.err())
                .containsPattern("training gbdt: \\d+ samples, XGBoost 2")
                .contains("  round 1 of 150: validation loss CTR ")
                .containsPattern("  kept round \\d+ in ")
                .containsPattern("training esmm: \\d+ samples, \\d+ parameters, ")
                .containsPattern("  kept epoch \\d+ in ");
        assertThat(Files.readString(out.resolve("report.html"))).contains("gbdt", "esmm", "CTCVR");
        assertThat(out.resolve("evaluation-gbdt.json")).exists();
        assertThat(out.resolve("evaluation-esmm.json")).exists();
    }

    @Test
    void aRecipeMayNameThemAndDoWithoutAValidationSplit() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        shop.replace("recipe.yaml", "model: esmm", "model: gbdt\nmethod: {trees: {rounds: 9, min_samples: 2}}");
        shop.replace("recipe.yaml", "validation_from: 2026-01-05, ", "");
        Path model = folder.resolve("model");

        Shell prepared = shop.prepare();
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        Shell evaluated =
                Shell.run("evaluate", shop.recipe(), "--samples", shop.samples(), "--model", model, "--out", folder);

        assertThat(prepared.code()).as(prepared.err()).isEqualTo(ExitCode.OK);
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
        assertThat(trained.err()).contains("kept round 9 in");
        assertThat(evaluated.code()).as(evaluated.err()).isEqualTo(ExitCode.OK);
        assertThat(evaluated.out()).contains("CTR", "CVR", "CTCVR");
    }

    @Test
    void aDamagedForestIsRefused() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        shop.replace("recipe.yaml", "model: esmm", "model: gbdt");
        Path model = folder.resolve("model");
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        assertThat(Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model)
                        .code())
                .isEqualTo(ExitCode.OK);
        Path weights =
                model.resolve(ModelBundle.readManifest(model).files().get(0).file());
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 3] ^= 1;
        Files.write(weights, bytes);

        Shell shell =
                Shell.run("evaluate", shop.recipe(), "--samples", shop.samples(), "--model", model, "--out", folder);

        assertThat(shell.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("SHA-256");
    }

    @Test
    void theyAreListedAndExplained() throws Exception {
        SmallShop shop = SmallShop.open(folder);

        assertThat(Shell.run("models").out())
                .containsPattern("gbdt +click, purchase +2 +2 +heads by trees +Wen et al., SIGIR 2020, GBDT");
        assertThat(Shell.run("explain", shop.recipe(), "--model", "gbdt").out())
                .contains("  trees    up to 150 of depth 8, steps of 0.1, 20 samples to a side")
                .endsWith("parameters\n  as many as the trees grow\n");
    }
}
