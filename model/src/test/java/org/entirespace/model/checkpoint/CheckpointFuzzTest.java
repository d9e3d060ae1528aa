/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled checkpoints are refused by one exception. */
class CheckpointFuzzTest {

    private static final int MOST_BYTES = 8 << 20;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void aWholeFile() throws IOException {
        TinyState state = new TinyState(1);
        Path file = new CheckpointFolder(folder).write(1, "epoch 3, ä", state.blocks());
        Fuzz fuzz = new Fuzz(List.of(Files.readAllBytes(file)), Set.of(CorruptArtifactException.class), MOST_BYTES);

        Fuzz.Outcome outcome = fuzz.run(1_500, bytes -> {
            Files.write(file, bytes);
            try (CheckpointFile checkpoint = CheckpointFile.open(file)) {
                checkpoint.readInto(state.blocks());
            }
        });

        assertThat(outcome.accepted()).isZero();
        assertThat(outcome.ways()).isGreaterThan(4);
    }
}
