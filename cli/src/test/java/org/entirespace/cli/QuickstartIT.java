/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart, small: from nothing to a report of two models. */
class QuickstartIT {

    @TempDir
    Path folder;

    @Test
    void aLogIsSimulatedPreparedTrainedOnAndReported() throws Exception {
        Shell shell =
                Shell.run("quickstart", "--out", folder, "--impressions", 60_000, "--users", 2000, "--items", 500);

        assertThat(shell.err()).doesNotContain("Exception");
        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("CTCVR").contains("CVR").contains("report: file:");
        assertThat(folder.resolve("models/esmm/manifest.json")).exists();
        assertThat(folder.resolve("models/hm3/manifest.json")).exists();
        assertThat(folder.resolve("evaluation-hm3.json")).exists();
        assertThat(Files.size(folder.resolve("report.html"))).isGreaterThan(1_000_000);

        Shell again = Shell.run(
                "evaluate",
                folder.resolve("quickstart.yaml"),
                "--samples",
                folder.resolve("samples"),
                "--model",
                folder.resolve("models/hm3"),
                "--out",
                folder);
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains(again.out().substring(0, again.out().indexOf("report:")));
    }
}
