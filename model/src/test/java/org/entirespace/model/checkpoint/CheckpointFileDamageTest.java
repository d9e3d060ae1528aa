/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileDamageTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path file = Path.of("");
    private byte[] sound = new byte[0];

    @BeforeEach
    void write() throws IOException {
        file = new CheckpointFolder(folder).write(1, "epoch 3, ä", new TinyState(1).blocks());
        sound = Files.readAllBytes(file);
    }

    @Test
    void aSoundFileGivesBackEveryBit() throws IOException {
        TinyState other = new TinyState(2);

        assertThat(read(other)).isEqualTo("epoch 3, ä");

        assertThat(other.floats()).usingRecursiveComparison().isEqualTo(new TinyState(1).floats());
    }

    @Test
    void aFlippedBitAnywhereIsRefused() throws IOException {
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(bytes, "bit " + bit);
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertRefused(Arrays.copyOf(sound, length), "cut to " + length);
        }
    }

    @Test
    void whatFollowsTheEndIsRefused() throws IOException {
        assertRefused(Arrays.copyOf(sound, sound.length + 1), "one byte more");
    }

    @Test
    void blocksOfAnotherFormAreRefusedByName() throws IOException {
        try (CheckpointFile checkpoint = CheckpointFile.open(file)) {
            assertThatThrownBy(() -> checkpoint.readInto(java.util.List.of(StateBlock.of("other", new float[17]))))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageContaining("17 1 other")
                    .hasMessageContaining("17 1 values");
        }
    }

    private void assertRefused(byte[] bytes, String damage) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(new TinyState(2)))
                .as(damage)
                .isExactlyInstanceOf(CorruptArtifactException.class)
                .hasMessageStartingWith(file + ": ");
    }

    private String read(TinyState state) throws IOException {
        try (CheckpointFile checkpoint = CheckpointFile.open(file)) {
            checkpoint.readInto(state.blocks());
            return checkpoint.text();
        }
    }
}
