/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnFileDamageTest {

    private static final int ROWS = 500;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path path;
    private byte[] sound;
    private int header;

    @BeforeEach
    void writeASoundFile() throws IOException {
        path = folder.resolve("x.columns");
        try (var writer = ColumnFileWriter.create(
                path,
                ROWS,
                List.of(
                        ColumnSpec.of("a", ColumnType.INT8),
                        ColumnSpec.bag("b", ROWS),
                        ColumnSpec.of("c", ColumnType.INT64)))) {
            int[] offsets = new int[ROWS + 1];
            Arrays.setAll(offsets, i -> i);
            writer.appendBytes(0, new byte[ROWS], ROWS);
            writer.appendBags(1, offsets, new int[ROWS], ROWS);
            writer.appendLongs(2, new long[ROWS], ROWS);
            writer.publish();
        }
        sound = Files.readAllBytes(path);
        header = 24 + (sound[12] & 0xff) + ((sound[13] & 0xff) << 8);
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        var cuts = new TreeSet<Integer>();
        for (int i = 0; i < 1000; i++) {
            cuts.add((int) ((long) sound.length * i / 1000));
        }
        int firstBlock = (header + 63) / 64 * 64;
        for (int boundary : new int[] {8, 12, 16, 20, 24, header, firstBlock, firstBlock + ROWS, sound.length}) {
            cuts.addAll(List.of(boundary - 1, boundary));
        }
        cuts.remove(sound.length);

        for (int cut : cuts) {
            Files.write(path, Arrays.copyOf(sound, cut));
            assertRefused("cut at " + cut);
        }
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.write(path, Arrays.copyOf(sound, sound.length + 1));

        assertRefused("one byte more");
    }

    @Test
    void anyFlippedBitBeforeTheBlocksIsRefused() throws IOException {
        for (int bit = 0; bit < 8 * header; bit++) {
            byte[] damaged = sound.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(path, damaged);
            assertRefused("bit " + bit);
        }
    }

    @Test
    void offsetsThatLeaveTheValuesAreRefusedEvenWithoutAManifest() throws IOException {
        int offsets = (header + 63) / 64 * 64 + (ROWS + 63) / 64 * 64;
        byte[] damaged = sound.clone();
        damaged[offsets + 4 * 17 + 3] = 0x7f;
        Files.write(path, damaged);

        try (ColumnFile file = ColumnFile.open(path)) {
            assertThatThrownBy(() -> file.bagOffsets("b"))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageContaining("column 'b', bag offset of row 18");
        }
    }

    private void assertRefused(String damage) {
        assertThatThrownBy(() -> ColumnFile.open(path).close())
                .as(damage)
                .isExactlyInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("x.columns");
    }
}
