/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void writesTheContentAndReturnsASealThatVerifies() throws IOException {
        Path target = folder.resolve("model.bin");

        FileSeal seal = AtomicFile.write(target, out -> out.write("hello".getBytes(UTF_8)));

        assertThat(target).hasContent("hello");
        assertThat(seal.file()).isEqualTo("model.bin");
        assertThat(seal.bytes()).isEqualTo(5);
        // SHA-256 of the five bytes "hello", as sha256sum prints it
        assertThat(seal.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(seal.verify(folder)).isEqualTo(target);
        assertThat(filesIn(folder)).containsExactly("model.bin");
    }

    @Test
    void replacesTheOldFile() throws IOException {
        Path target = folder.resolve("model.bin");
        FileSeal old = AtomicFile.write(target, out -> out.write(new byte[1000]));

        FileSeal now = AtomicFile.write(target, out -> out.write(1));

        assertThat(target).hasBinaryContent(new byte[] {1});
        assertThat(now.verify(folder)).isEqualTo(target);
        assertThatThrownBy(() -> old.verify(folder)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void contentThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path target = folder.resolve("model.bin");
        AtomicFile.write(target, out -> out.write("old".getBytes(UTF_8)));

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage(target + ": not written: disk full");
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(1);
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(target).hasContent("old");
        assertThat(filesIn(folder)).containsExactly("model.bin");
    }

    /** The system's own error says no file; the outer file has no room, while the inner one is being written. */
    @Test
    void ofFilesWrittenTogetherTheOneThatFailsIsNamed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs the device /dev/full");
        Path outer = folder.resolve("outer.csv");
        Path inner = folder.resolve("inner.csv");
        Files.createSymbolicLink(AtomicFile.partialOf(outer), full);

        assertThatThrownBy(() -> AtomicFile.write(outer, o -> AtomicFile.write(inner, i -> o.write(new byte[1 << 20]))))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage(outer + ": not written: No space left on device");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTargetInAMissingFolderFailsAndWritesNothing() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("absent/model.bin"), out -> out.write(1)))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTargetThatNoManifestCouldListIsRefusedAndStaysAsItWas() throws IOException {
        Path target = folder.resolve(".hidden");
        Files.writeString(target, "old");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> out.write(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file name '.hidden': expected a plain name");

        assertThat(target).hasContent("old");
        assertThat(filesIn(folder)).containsExactly(".hidden");
    }

    @Test
    void publishRenamesAFilePreparedUnderItsTemporaryName() throws IOException {
        Path target = folder.resolve("samples.parquet");
        Path partial = AtomicFile.partialOf(target);
        Files.writeString(partial, "rows");

        FileSeal seal = AtomicFile.publish(partial, target);

        assertThat(partial.getParent()).isEqualTo(folder);
        assertThat(filesIn(folder)).containsExactly("samples.parquet");
        assertThat(seal).isEqualTo(FileSeal.of(target));
    }

    @Test
    void sweepRemovesWhatDeadProcessesLeftAndNothingElse() throws IOException {
        long dead = 999_999_999L; // beyond the largest id any supported platform gives
        Path own = AtomicFile.partialOf(folder.resolve("own.bin"));
        Path left = folder.resolve(".model.bin." + dead + ".partial");
        Path nameless = folder.resolve(".model.bin.partial");
        Path hidden = folder.resolve(".gitignore");
        Path plain = folder.resolve("model.partial");
        for (Path file : new Path[] {own, left, nameless, hidden, plain}) {
            Files.writeString(file, "x");
        }

        AtomicFile.sweep(folder);

        assertThat(left).doesNotExist();
        assertThat(nameless).doesNotExist();
        assertThat(filesIn(folder))
                .containsExactlyInAnyOrder(own.getFileName().toString(), ".gitignore", "model.partial");
    }

    @Test
    void theNextWriterOfAFileDeletesWhatDeadOnesLeftOfIt() throws IOException {
        Path target = folder.resolve("report.html");
        Path left = Files.writeString(folder.resolve(".report.html.999999999.partial"), "x");
        Path living = Files.writeString(folder.resolve(".report.html.1.partial"), "x");
        Path other = Files.writeString(folder.resolve(".other.report.html.999999999.partial"), "x");
        Path longer = Files.writeString(folder.resolve(".report.html.gz.999999999.partial"), "x");

        AtomicFile.write(target, out -> out.write(1));

        assertThat(left).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
        assertThat(longer).exists();
        HashedName.write(other.resolveSibling("other.report.html"), out -> out.write(1));
        assertThat(other).doesNotExist();
    }

    @Test
    void sweepOfAFolderThatDoesNotExistDoesNothing() throws IOException {
        AtomicFile.sweep(folder.resolve("absent"));
        assertThat(folder).isEmptyDirectory();
    }

    private static java.util.List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
