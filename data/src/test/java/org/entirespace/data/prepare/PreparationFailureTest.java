/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.entirespace.data.duck.DiskFullException;
import org.entirespace.data.duck.DuckDiedException;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SampleFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad logs, dead processes and full disks get: a clear error, nothing half, and the old samples as they were. */
class PreparationFailureTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void data() throws IOException {
        data = folder.resolve("data");
        SmallLog.write(data);
    }

    private Manifest prepare(LogPlan plan, Path out, PrepareListener listener) throws IOException, BadLogException {
        PrepareOptions options = new PrepareOptions("samples", "500MB", 2, 1);
        return Preparation.prepare(plan, data, out, options, Clock.systemUTC(), listener);
    }

    private static List<String> filesOf(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(f -> !f.equals(out))
                    .map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void samplesThatNothingCanBeLearntFromAreRefused() throws IOException {
        LogPlan plan = LogRecipe.parse("""
                sources: {}
                views:
                  shown: "SELECT i AS item, i * 3600 AS seconds FROM range(48) r(i)"
                  done: "SELECT item, seconds, unnest(['click', 'like', 'scroll']) AS type FROM shown"
                impressions: {view: shown, key: [item], time: seconds, time_unit: seconds}
                events: {view: done, key: [item], time: seconds, time_unit: seconds, type: type}
                behaviors:
                  click: {events: [click]}
                  pay: {events: [pay, buy], follows: click}
                split: {test_from: 1970-01-05}
                """);
        Path out = folder.resolve("out");

        assertThatThrownBy(() -> prepare(plan, out, PrepareListener.NONE))
                .isInstanceOfSatisfying(
                        BadLogException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "behavior 'pay': view 'done' has no event of its types [pay, buy]; types that no behavior names:"
                                                + " [like, scroll]",
                                        "behavior 'click': its labels in the train split have one class: 48 positive, 0 negative, 0"
                                                + " unobserved; expected positive and negative ones",
                                        "the test split is empty; the impressions lie between 1970-01-01T00:00:00Z and"
                                                + " 1970-01-02T23:00:00Z (train 48, test 0)"));
        assertThat(filesOf(out)).isEmpty();
    }

    @Test
    void absentFoldersAndFilesAreTheLogsFault() {
        assertThatThrownBy(() ->
                        prepare(SmallLog.plan("shown.json", "shwn.json"), folder.resolve("out"), PrepareListener.NONE))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("source 'shown', file 'shwn.json': there is no such file in");
        data = folder.resolve("nowhere");
        assertThatThrownBy(() -> prepare(SmallLog.plan(), folder.resolve("out"), PrepareListener.NONE))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("nowhere does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"impressions", "fields", "files"})
    void theOldSamplesSurviveADeathOfTheDatabase(String fatal) throws Exception {
        Path out = folder.resolve("out");
        Manifest old = prepare(SmallLog.plan(), out, PrepareListener.NONE);
        List<String> before = filesOf(out);

        assertThatThrownBy(() -> prepare(SmallLog.generated(60_000), out, killerAt(fatal)))
                .isInstanceOf(DuckDiedException.class)
                .hasMessageContaining("was killed by signal 9");

        assertThat(filesOf(out)).isEqualTo(before);
        assertThat(SampleFolder.openVerifyingAll(out).manifest()).isEqualTo(old);
    }

    private static PrepareListener killerAt(String fatal) {
        return new PrepareListener() {
            @Override
            public void began(String step, int number, int steps) {
                if (step.equals(fatal)) {
                    ProcessHandle.current()
                            .children()
                            .filter(child ->
                                    child.info().commandLine().orElse("").contains(".work-"))
                            .forEach(ProcessHandle::destroyForcibly);
                }
            }
        };
    }

    @Test
    void whatKilledRunsLeftIsSwept_andTwoRunsNeverMeet() throws Exception {
        Path out = folder.resolve("out");
        Files.createDirectories(out.resolve(".work-999999999/spill"));
        Files.writeString(out.resolve(".work-999999999/spill/block"), "x");
        Files.writeString(out.resolve(".train.columns.999999999.partial"), "x");
        Files.writeString(out.resolve("train-0123456789abcdef.columns"), "x");

        try (WorkFolder other = WorkFolder.open(out)) {
            assertThat(other.path()).isDirectory();
            assertThatThrownBy(() -> prepare(SmallLog.plan(), out, PrepareListener.NONE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process prepares samples into this folder");
        }
        Manifest manifest = prepare(SmallLog.plan(), out, PrepareListener.NONE);

        assertThat(filesOf(out)).containsExactlyInAnyOrderElementsOf(PreparationTest.namesOf(manifest));
    }

    @Test
    void aFullDiskHasAnErrorOfItsOwnAndLeavesTheOldSamples() throws Exception {
        Path out = Files.createDirectories(folder.resolve("small disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", out.toString()),
                "needs the right to mount a small disk");
        try {
            Manifest old = prepare(SmallLog.plan(), out, PrepareListener.NONE);
            List<String> before = filesOf(out);

            assertThatThrownBy(() -> prepare(SmallLog.generated(400_000), out, PrepareListener.NONE))
                    .isInstanceOf(DiskFullException.class)
                    .hasMessageContaining("No space left on device");

            assertThat(filesOf(out)).isEqualTo(before);
            assertThat(SampleFolder.openVerifyingAll(out).manifest()).isEqualTo(old);
        } finally {
            assertThat(run("umount", "-l", out.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
