/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderDamageTest {

    @TempDir
    Path folder;

    private Path columns;
    private Path manifest;

    @BeforeEach
    void writeASoundFolder() throws IOException {
        Manifest written = SampleFixture.random(1, 300).write(folder);
        columns = folder.resolve(written.columns(Split.TRAIN).seal().file());
        manifest = folder.resolve(ManifestFile.NAME);
    }

    @Test
    void aColumnFileCutAnywhereIsRefused() throws IOException {
        cutEverywhere(columns);
    }

    @Test
    void aManifestCutAnywhereIsRefused() throws IOException {
        cutEverywhere(manifest);
    }

    private void cutEverywhere(Path file) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < 200; i++) {
            Files.write(file, Arrays.copyOf(sound, (int) ((long) sound.length * i / 200)));
            assertRefused(file, i + " of 200 parts left");
        }
        Files.write(file, Arrays.copyOf(sound, sound.length - 1));
        assertRefused(file, "last byte lost");
    }

    @Test
    void anyOfAThousandFlippedBitsOfAColumnFileIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(columns);
        var random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            flip(columns, sound, random.nextInt(8 * sound.length));
        }
    }

    @Test
    void aFlippedBitInAnyByteOfTheManifestIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(manifest);
        var random = new SplittableRandom(8);
        for (int place = 0; place < sound.length; place++) {
            flip(manifest, sound, 8 * place + random.nextInt(8));
        }
    }

    @Test
    void anAbsentColumnFileIsRefused() throws IOException {
        Files.delete(columns);

        assertRefused(columns, "deleted");
    }

    private void flip(Path file, byte[] sound, int bit) throws IOException {
        byte[] damaged = sound.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(file, damaged);
        assertRefused(file, "bit " + bit);
    }

    private void assertRefused(Path file, String damage) {
        assertThatThrownBy(() -> SampleFolder.open(folder))
                .as(damage)
                .isExactlyInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining(file.toString());
    }
}
