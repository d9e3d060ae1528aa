/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSealTest {

    private static final String SOME_SHA = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void sealOfAnEmptyFileIsTheDigestOfNothing() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(FileSeal.of(empty))
                .isEqualTo(
                        new FileSeal("empty", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] bytes = new byte[64];
        new SplittableRandom(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("columns.bin"), bytes);
        FileSeal seal = FileSeal.of(file);

        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            assertThatThrownBy(() -> seal.verify(folder))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageContaining("SHA-256");
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        Files.write(file, bytes);
        assertThat(seal.verify(folder)).isEqualTo(file);
    }

    @Test
    void aFlippedBitBeyondTheFirstBufferIsNoticed() throws IOException {
        byte[] bytes = new byte[(1 << 17) + 5];
        Path file = Files.write(folder.resolve("columns.bin"), bytes);
        FileSeal seal = FileSeal.of(file);
        assertThat(seal.bytes()).isEqualTo(bytes.length);

        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> seal.verify(folder)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void aFileCutShortOrGrownIsNoticedByItsSize() throws IOException {
        Path file = Files.write(folder.resolve("columns.bin"), new byte[100]);
        FileSeal seal = FileSeal.of(file);

        for (int size : new int[] {0, 99, 101}) {
            Files.write(file, new byte[size]);
            assertThatThrownBy(() -> seal.verify(folder))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessage(file + ": size in bytes: expected 100, found " + size);
        }
    }

    @Test
    void anAbsentFileOrAFolderInItsPlaceIsNoticed() throws IOException {
        FileSeal seal = new FileSeal("columns.bin", 3, SOME_SHA);

        assertThatThrownBy(() -> seal.verify(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageEndingWith("columns.bin: presence: expected a file of 3 bytes, found none");
        Files.createDirectory(folder.resolve("columns.bin"));
        assertThatThrownBy(() -> seal.verify(folder)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void noNameIsLongerThanAFileSystemTakes() {
        assertThat(new FileSeal("x".repeat(255), 1, SOME_SHA).bytes()).isEqualTo(1);
        assertThatThrownBy(() -> new FileSeal("x".repeat(256), 1, SOME_SHA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("expected a plain name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "/etc/passwd", "a/b", "../a", "a\\b", "C:a", "a b", "a\nb", "é"})
    void namesThatAreNotPlainAreRefused(String name) {
        assertThatThrownBy(() -> new FileSeal(name, 1, SOME_SHA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file name '" + name + "': expected a plain name");
    }

    @Test
    void malformedSizesAndChecksumsAreRefused() {
        assertThatThrownBy(() -> new FileSeal("a", -1, SOME_SHA)).hasMessage("seal of 'a': malformed size or checksum");
        for (String sha : new String[] {"", SOME_SHA.substring(1), SOME_SHA + "0", SOME_SHA.replace('a', 'A')}) {
            assertThatThrownBy(() -> new FileSeal("a", 1, sha)).hasMessage("seal of 'a': malformed size or checksum");
        }
    }
}
