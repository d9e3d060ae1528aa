/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.WriteFailedException;
import org.entirespace.model.network.Bits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full when a file of a bundle is written: whichever it is, the bundle before stays as it was. */
class ModelBundleFullDiskTest {

    private static final Path FULL = Path.of("/dev/full");
    private static final List<String> FILES =
            List.of("weights.safetensors", "golden.jsonl", "scores.json", "manifest.json");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFirst() throws IOException {
        assumeTrue(Files.exists(FULL), "needs the device /dev/full");
        ExampleBundles.hm3(1).write(folder);
    }

    @Test
    void theBundleBeforeStays() throws IOException {
        ModelBundle second = ExampleBundles.hm3(2);
        for (String file : FILES) {
            Files.createSymbolicLink(AtomicFile.partialOf(folder.resolve(file)), FULL);

            assertThatThrownBy(() -> second.write(folder))
                    .isInstanceOf(WriteFailedException.class)
                    .hasMessage(folder.resolve(file) + ": not written: No space left on device");

            ModelBundle read = ModelBundle.read(folder);
            assertThat(read.manifest().name()).as(file).isEqualTo("model-1");
            assertThat(Bits.of(read.network()))
                    .isEqualTo(Bits.of(ExampleBundles.hm3(1).network()));
            assertThat(names()).noneMatch(name -> name.endsWith(".partial"));
        }

        BundleManifest written = second.write(folder);

        assertThat(names()).hasSize(FILES.size()).containsAll(names(written)).contains("manifest.json");
    }

    /** The list above names every file that a bundle has. */
    @Test
    void everyFileIsTried() throws IOException {
        assertThat(names().stream().map(name -> name.replaceAll("-[0-9a-f]{16}", "")))
                .containsExactlyInAnyOrderElementsOf(FILES);
    }

    private static List<String> names(BundleManifest manifest) {
        return manifest.files().stream().map(FileSeal::file).toList();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
