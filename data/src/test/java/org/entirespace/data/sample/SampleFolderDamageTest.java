/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderDamageTest {

    private static final int FLIPS = 1_000; // of each file
    private static final int CUTS = 1_000;

    @TempDir(factory = MemoryFolder.class)
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
    void aFileCutAnywhereIsRefused() throws IOException {
        for (Path file : files()) {
            byte[] sound = Files.readAllBytes(file);
            for (int i = 0; i < CUTS; i++) {
                Files.write(file, Arrays.copyOf(sound, (int) ((long) sound.length * i / CUTS)));
                assertRefused(file, i + " of " + CUTS + " parts left");
            }
            Files.write(file, Arrays.copyOf(sound, sound.length - 1));
            assertRefused(file, "last byte lost");
            Files.write(file, sound);
        }
    }

    @Test
    void anyOfAThousandFlippedBitsOfAFileIsRefusedByItsChecksum() throws IOException {
        var random = new SplittableRandom(7);
        for (Path file : files()) {
            byte[] sound = Files.readAllBytes(file);
            for (int i = 0; i < FLIPS && !file.equals(manifest); i++) {
                flip(file, sound, random.nextInt(8 * sound.length), "SHA-256: expected ");
            }
            Files.write(file, sound);
        }
    }

    @Test
    void anyFlippedBitOfTheManifestIsRefused() throws IOException {
        byte[] sound = Files.readAllBytes(manifest);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            flip(manifest, sound, bit, "");
        }
    }

    /** The manifest and all that it lists. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(manifest));
        ManifestFile.read(folder)
                .files()
                .forEach(file -> files.add(folder.resolve(file.seal().file())));
        return files;
    }

    @Test
    void anAbsentColumnFileIsRefused() throws IOException {
        Files.delete(columns);

        assertRefused(columns, "deleted");
    }

    private void flip(Path file, byte[] sound, int bit, String rule) throws IOException {
        byte[] damaged = sound.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(file, damaged);
        assertRefused(file, "bit " + bit, rule);
    }

    private void assertRefused(Path file, String damage) {
        assertRefused(file, damage, "");
    }

    private void assertRefused(Path file, String damage, String rule) {
        assertThatThrownBy(() -> SampleFolder.openVerifyingAll(folder))
                .as(damage)
                .isExactlyInstanceOf(CorruptArtifactException.class)
                .hasMessageStartingWith(file + ": " + rule);
    }
}
