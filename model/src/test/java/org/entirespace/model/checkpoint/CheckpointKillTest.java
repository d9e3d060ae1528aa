/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.kill.KilledWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes checkpoints leaves the last one that it told of, or a later one, whole. */
class CheckpointKillTest {

    private static final int KILLS = Integer.getInteger("test.kills", 25);

    @TempDir
    Path folder;

    @Test
    void theNewestCheckpointIsAlwaysWhole() throws Exception {
        var random = new SplittableRandom(3);
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        long step = 0;
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            KilledWriter.killAfter(
                    random.nextLong(1_000_000, 50_000_000), EndlessCheckpointWriter.class, folder, step + 1);

            List<Path> found = checkpoints.newestFirst();
            assertThat(found).as("after kill %d", kill).hasSizeBetween(1, 2);
            assertThat(read(found.get(0))).isGreaterThan(step);
            for (Path file : found) {
                step = Math.max(step, read(file));
            }
            unfinished += names().stream().anyMatch(name -> name.endsWith(".partial")) ? 1 : 0;
        }
        // most of a round is spent between opening the temporary file and renaming it
        assertThat(unfinished).isPositive();
        checkpoints.write(step + 1, "", List.of());
        assertThat(names()).as("after the next writer").allMatch(name -> name.endsWith(".state"));
    }

    /** The step of a checkpoint, all of whose floats are that. */
    private static long read(Path file) throws IOException {
        float[] state = new float[EndlessCheckpointWriter.FLOATS];
        try (CheckpointFile checkpoint = CheckpointFile.open(file)) {
            checkpoint.readInto(List.of(StateBlock.of("state", state)));
            float[] expected = new float[state.length];
            Arrays.fill(expected, Float.parseFloat(checkpoint.text()));
            assertThat(state).isEqualTo(expected);
            return Long.parseLong(checkpoint.text());
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
