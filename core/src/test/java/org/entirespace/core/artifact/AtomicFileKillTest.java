/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes never leaves a torn file. */
class AtomicFileKillTest {

    private static final int KILLS = Integer.getInteger("test.kills", 20);

    @TempDir
    Path folder;

    @Test
    void aKilledWriterLeavesTheOldFileOrTheNewOneWhole() throws Exception {
        Path target = folder.resolve("manifest.json");
        var random = new SplittableRandom(1);
        long leftovers = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killWhileWriting(target, random.nextLong(1_000_000, 30_000_000));

            assertThat(SealedText.read(target)).as("after kill %d", kill).startsWith("\"seal\" : ");
            leftovers += filesIn(folder) - 1;
            AtomicFile.sweep(folder);
            assertThat(filesIn(folder)).isEqualTo(1);
        }
        // most of a round is spent between opening the partial file and renaming it, so some kills must fall there
        assertThat(leftovers).isPositive();
    }

    private static void killWhileWriting(Path target, long nanos) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = writer.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("first");
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
