/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.entirespace.core.kill.KilledWriter;
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
            KilledWriter.killAfter(random.nextLong(1_000_000, 30_000_000), EndlessWriter.class, target);

            assertThat(SealedText.read(target)).as("after kill %d", kill).startsWith("\"seal\" : ");
            leftovers += filesIn(folder) - 1;
            AtomicFile.sweep(folder);
            assertThat(filesIn(folder)).isEqualTo(1);
        }
        // most of a round is spent between opening the partial file and renaming it, so some kills must fall there
        assertThat(leftovers).isPositive();
    }

    private static long filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
