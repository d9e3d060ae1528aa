/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {

    @TempDir
    Path folder;

    private Shell simulate(Object... more) {
        Object[] arguments = new Object[9 + more.length];
        Object[] first = {"simulate", "--impressions", 3000, "--users", 100, "--items", 50, "--out", folder};
        System.arraycopy(first, 0, arguments, 0, 9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return Shell.run(arguments);
    }

    @Test
    void theSummaryTellsWhatHappenedAndWhereItLies() {
        Shell shell = simulate("--rates", "raised", "--dial", "confusion=1", "--dial", "visit_pages=2");

        assertThat(shell.code()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("3,000 impressions")
                .containsPattern("click +\\d+ +1\\d\\.\\d\\d %  impressions")
                .containsPattern("micro +\\d+ +2\\d\\.\\d\\d %  clicks")
                .containsPattern("purchase +\\d+ +\\d+\\.\\d\\d %  clicks")
                .containsPattern("outside +\\d+ +\\d+\\.\\d\\d %  impressions")
                .contains(folder.resolve("truth/truth.csv").toString())
                .contains("impressions/s");
        assertThat(folder.resolve("events.csv")).content().contains("search_cart");
    }

    @Test
    void eachSettingReachesTheWorld() throws Exception {
        simulate();
        byte[] plain = Files.readAllBytes(folder.resolve(World.TRUTH));

        assertThat(simulate("--follow-up", 0).out()).contains("until 2026-01-15T00:00:00Z");
        assertThat(folder.resolve(World.TRUTH)).hasBinaryContent(plain);
        for (Dial dial : Dial.values()) {
            double other = dial.standard() == dial.most() ? dial.least() : dial.most();
            Shell shell = simulate("--rates", "raised", "--dial", dial.key() + "=" + other);
            assertThat(shell.code()).as(dial.key()).isEqualTo(ExitCode.OK);
            assertThat(Files.readAllBytes(folder.resolve(World.TRUTH)))
                    .as(dial.key())
                    .isNotEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "--dial; selektion=1; dial 'selektion'; policy_skill",
                "--dial; selection=3; dial selection: 3.0; expected in [0.0, 2.0]",
                "--dial; selection=NaN; dial selection: NaN; expected in [0.0, 2.0]",
                "--dial; selection; --dial; NAME=VALUE",
                "--dial; selection=much; --dial; 'much' is not a double",
                "--rates; high; rates 'high'; hm3, jd, raised",
                "--follow-up; -1; follow-up; expected ≥ 0",
                "--days; 0; 0 days; expected at least",
            })
    void whatCannotBeIsAUsageErrorThatNamesWhatCan(String option, String value, String wrong, String right) {
        Shell shell = simulate(option, value);

        assertThat(shell.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains(wrong).contains(right);
        assertThat(folder.resolve("impressions.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "quickstart"})
    void helpListsEveryDial(String command) {
        Shell shell = Shell.run(command, "--help");

        for (Dial dial : Dial.values()) {
            assertThat(shell.out()).contains("  " + dial.key() + " ").contains(dial.meaning());
        }
        assertThat(shell.out()).contains("1, in [0, 2]").contains("60 % of purchases");
    }
}
