/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {

    private static final int[] BLOCKS = {7, 1, 64, 0, 33};

    @TempDir
    Path folder;

    private static SampleBatch random(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampleBatch batch = new SampleBatch(Math.max(1, rows), 2, 1, 0);
        batch.size = rows;
        for (int i = 0; i < rows; i++) {
            batch.indexed[0].values[i] = random.nextInt();
            batch.indexed[0].offsets[i + 1] = i + 1;
            int count = random.nextInt(4);
            int at = batch.indexed[1].offsets[i];
            batch.indexed[1].ensureValues(at + count);
            for (int k = 0; k < count; k++) {
                batch.indexed[1].values[at + k] = random.nextInt();
            }
            batch.indexed[1].offsets[i + 1] = at + count;
            batch.numeric[0][i] = (float) random.nextGaussian();
        }
        return batch;
    }

    private Path written() throws IOException {
        Path file = folder.resolve("rows");
        try (RowFileWriter writer = RowFileWriter.create(file)) {
            for (int b = 0; b < BLOCKS.length; b++) {
                writer.append(random(BLOCKS[b], b));
            }
        }
        return file;
    }

    @Test
    void blocksComeBackOneAfterTheOther() throws IOException {
        SampleBatch batch = new SampleBatch(64, 2, 1, 0);
        try (RowFileReader reader = RowFileReader.open(written())) {
            for (int b = 0; b < BLOCKS.length; b++) {
                SampleBatch expected = random(BLOCKS[b], b);
                assertThat(reader.next(batch)).isTrue();
                assertThat(batch.size).isEqualTo(BLOCKS[b]);
                for (int f = 0; f < 2; f++) {
                    SampleBatch.Rows found = batch.indexed[f];
                    SampleBatch.Rows wanted = expected.indexed[f];
                    assertThat(Arrays.copyOf(found.offsets, batch.size + 1))
                            .isEqualTo(Arrays.copyOf(wanted.offsets, batch.size + 1));
                    assertThat(Arrays.copyOf(found.values, found.offsets[batch.size]))
                            .isEqualTo(Arrays.copyOf(wanted.values, wanted.offsets[batch.size]));
                }
                assertThat(Arrays.copyOf(batch.numeric[0], batch.size))
                        .isEqualTo(Arrays.copyOf(expected.numeric[0], batch.size));
            }
            assertThat(reader.next(batch)).isFalse();
        }
    }

    @Test
    void aFileThatEndsWithinABlockIsRefused() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));

        try (RowFileReader reader = RowFileReader.open(file)) {
            SampleBatch batch = new SampleBatch(64, 2, 1, 0);
            for (int b = 0; b < BLOCKS.length - 1; b++) {
                reader.next(batch);
            }
            assertThatThrownBy(() -> reader.next(batch)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aBlockWithMoreRowsThanThereIsRoomForIsRefused() throws IOException {
        try (RowFileReader reader = RowFileReader.open(written())) {
            assertThatThrownBy(() -> reader.next(new SampleBatch(6, 2, 1, 0)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a block of 7 rows; expected at most 6");
        }
    }

    @Test
    void scoresAreFoundByRowAndColumn() throws IOException {
        Path file = folder.resolve("scores");
        int rows = 20_000;
        try (ScoreFileWriter writer = ScoreFileWriter.create(file, 3)) {
            for (int i = 0; i < 3 * rows; i++) {
                writer.add(i / 7.0);
            }
        }

        ScoreFile scores = ScoreFile.open(file, 3);

        for (int row = 0; row < rows; row += 13) {
            for (int column = 0; column < 3; column++) {
                assertThat(scores.at(row, column)).isEqualTo((3 * row + column) / 7.0);
            }
        }
        for (long[] beyond : new long[][] {{-1, 0}, {rows, 0}, {0, -1}, {0, 3}}) {
            assertThatThrownBy(() -> scores.at(beyond[0], (int) beyond[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
