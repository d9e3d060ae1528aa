/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.core.fuzz.MemoryFolder;
import org.entirespace.model.network.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file of a bundle spoiled behind its checksum, as if somebody had sealed it: it is refused by one exception. */
class BundleFuzzTest {

    private static final int MOST_BYTES = 32 << 20;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Network network = ExampleBundles.hm3(1).network();
    private BundleManifest written = ExampleBundles.manifest(network, "none");

    @BeforeEach
    void write() throws IOException {
        written = ExampleBundles.hm3(1).write(folder);
        network = ModelBundle.read(folder).network();
    }

    private static Fuzz fuzz(byte[] sample) {
        return new Fuzz(List.of(sample), Set.of(CorruptArtifactException.class), MOST_BYTES);
    }

    private Path file(int number) {
        return folder.resolve(written.files().get(number).file());
    }

    @Test
    void aManifest() throws IOException {
        Path path = folder.resolve("manifest.json");
        String unsealed = Files.readString(path).replaceFirst("[0-9a-f]{64}", "0".repeat(64));

        Fuzz.Outcome outcome = fuzz(unsealed.getBytes(StandardCharsets.UTF_8)).run(8_000, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            boolean sealable = text.split("\"seal\" : \"", -1).length == 2 && text.contains(SealedText.PLACEHOLDER);
            Files.writeString(path, sealable ? SealedText.seal(text) : text);
            ModelBundle.read(folder);
        });

        assertThat(outcome.accepted()).isPositive();
        assertThat(outcome.ways()).isGreaterThan(20);
    }

    @Test
    void weights() throws IOException {
        List<Tensor> tensors = BundleTensors.of(network);
        Path path = folder.resolve("spoiled.safetensors");

        Fuzz.Outcome outcome = fuzz(Files.readAllBytes(file(0))).run(8_000, bytes -> {
            Files.write(path, bytes);
            new Safetensors().read(path, tensors);
        });

        assertThat(outcome.accepted()).as("other numbers").isPositive();
        assertThat(outcome.ways()).isGreaterThan(5);
    }

    @Test
    void goldenRequests() throws IOException {
        Path path = folder.resolve("spoiled.jsonl");

        Fuzz.Outcome outcome = fuzz(Files.readAllBytes(file(1))).run(8_000, bytes -> {
            Files.write(path, bytes);
            GoldenFile.read(path);
        });

        assertThat(outcome.ways()).isGreaterThan(5);
    }

    @Test
    void scores() throws IOException {
        Path path = folder.resolve("spoiled.json");

        Fuzz.Outcome outcome = fuzz(Files.readAllBytes(file(2))).run(8_000, bytes -> {
            Files.write(path, bytes);
            ScoreFile.read(path, network.graph());
        });

        assertThat(outcome.ways()).isGreaterThan(20);
    }
}
