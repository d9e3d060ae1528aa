/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.WriteFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

    @TempDir
    Path parent;

    @Test
    void theNewestTwoAreKept() throws IOException {
        CheckpointFolder folder = new CheckpointFolder(parent.resolve("model"));
        assertThat(folder.newestFirst()).isEmpty();
        for (long step : List.of(5, 90, 100, 1000)) {
            folder.write(step, "", new TinyState(1).blocks());
        }

        assertThat(folder.newestFirst())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("checkpoint-000000001000.state", "checkpoint-000000000100.state");
    }

    @Test
    void aFailedWriteLeavesTheOneBefore() throws IOException {
        CheckpointFolder folder = new CheckpointFolder(parent);
        Path before = folder.write(1, "", new TinyState(1).blocks());
        StateBlock wide = new StateBlock() {
            @Override
            public String name() {
                return "wide";
            }

            @Override
            public int rows() {
                return 1;
            }

            @Override
            public int floatsPerRow() {
                return Chunks.MAX_FLOATS + 1;
            }

            @Override
            public void read(int from, int to, float[] target) {}

            @Override
            public void write(int from, int to, float[] source) {}
        };

        assertThatThrownBy(() -> folder.write(2, "", List.of(wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state 'wide': rows of 1048577 floats");

        assertThat(names()).containsExactly(String.valueOf(before.getFileName()));
    }

    @Test
    void aFullDiskLeavesTheOneBefore() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs the device /dev/full");
        CheckpointFolder folder = new CheckpointFolder(parent);
        Path before = folder.write(1, "", new TinyState(1).blocks());
        Files.createSymbolicLink(AtomicFile.partialOf(parent.resolve("checkpoint.state")), full);

        assertThatThrownBy(() -> folder.write(2, "", new TinyState(1).blocks()))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage(parent.resolve("checkpoint-000000000002.state") + ": not written: No space left on device");

        assertThat(names()).containsExactly(String.valueOf(before.getFileName()));
        try (CheckpointFile checkpoint = CheckpointFile.open(before)) {
            checkpoint.readInto(new TinyState(2).blocks());
        }
    }

    @Test
    void allAreDeletedAndNothingElse() throws IOException {
        CheckpointFolder folder = new CheckpointFolder(parent);
        folder.write(1, "", new TinyState(1).blocks());
        folder.write(2, "", new TinyState(1).blocks());
        Files.writeString(parent.resolve("manifest.json"), "{}");
        Files.writeString(parent.resolve("checkpoint-of-mine.state"), "");

        folder.delete();

        assertThat(names()).containsExactlyInAnyOrder("manifest.json", "checkpoint-of-mine.state");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(parent)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
