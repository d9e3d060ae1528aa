/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several models on the same samples by the command line. */
class ManyModelsTest {

    @TempDir
    private Path folder;

    @Test
    void modelsOfEveryKindStandInOneReportAndTellTheirStates() throws Exception {
        SmallShop shop = SmallShop.open(folder);
        Path out = folder.resolve("work");

        Shell shell = Shell.run(
                "run",
                shop.recipe(),
                "--data",
                shop.data(),
                "--out",
                out,
                "--model",
                "mmoe",
                "--model",
                "division",
                "--model",
                "escm2-dr",
                "--model",
                "dnn-os",
                "--model",
                "aitm");

        assertThat(shell.code()).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.err())
                .containsPattern("training mmoe: \\d+ samples, [\\d,]+ parameters, layers over ")
                .containsPattern(
                        "    gate.click.entropy 0\\.9\\d+, gate.purchase\\|click.entropy 0\\.9\\d+, experts.similarity ");
        String report = Files.readString(out.resolve("report.html"));
        assertThat(report).contains("5 models on the test split", "escm2-dr", "dnn-os", "aitm");
        assertThat(out.resolve("evaluation-division.json")).exists();
    }
}
