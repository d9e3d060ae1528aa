/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.entirespace.core.artifact.WriteFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFileTest {

    @TempDir
    Path folder;

    @Test
    void scoresAreFoundByRowAndColumn() throws IOException {
        Path file = folder.resolve("scores");
        int rows = 20_000;
        float[] all = new float[3 * rows];
        for (int i = 0; i < all.length; i++) {
            all[i] = i / 7f;
        }
        try (ScoreFileWriter writer = ScoreFileWriter.create(file, 3)) {
            writer.write(5000, Arrays.copyOfRange(all, 15_000, 3 * rows), rows - 5000);
            writer.write(0, all, 5000);
        }

        ScoreFile scores = ScoreFile.open(file, 3);

        for (int row = 0; row < rows; row += 13) {
            for (int column = 0; column < 3; column++) {
                assertThat(scores.at(row, column)).isEqualTo((3 * row + column) / 7f);
            }
        }
        for (long[] beyond : new long[][] {{-1, 0}, {rows, 0}, {0, -1}, {0, 3}}) {
            assertThatThrownBy(() -> scores.at(beyond[0], (int) beyond[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aFullDiskIsToldWithTheFile() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs the device /dev/full");
        try (ScoreFileWriter writer = ScoreFileWriter.over(full, 1)) {
            assertThatThrownBy(() -> writer.write(0, new float[] {0.5f}, 1))
                    .isInstanceOf(WriteFailedException.class)
                    .hasMessage("/dev/full: not written: No space left on device");
        }
    }
}
