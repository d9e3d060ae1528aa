/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled manifests of samples, with or without a seal of their own, are refused by a documented exception. */
class ManifestFuzzTest {

    private static final int MOST_BYTES = 16 << 20;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private String sound = "";

    @BeforeEach
    void writeASoundFolder() throws IOException {
        SampleFixture.random(1, 30).write(folder);
        sound = Files.readString(folder.resolve(ManifestFile.NAME));
    }

    private static Fuzz fuzz(String sample) {
        return new Fuzz(
                List.of(sample.getBytes(StandardCharsets.UTF_8)),
                Set.of(CorruptArtifactException.class, UnknownFormatException.class),
                MOST_BYTES);
    }

    private void read(byte[] bytes) throws IOException {
        Files.write(folder.resolve(ManifestFile.NAME), bytes);
        SampleFolder.openVerifyingAll(folder);
    }

    @Test
    void asItIs() {
        assertThat(fuzz(sound).run(3_000, this::read).accepted()).isZero();
    }

    /** Sealed anew, so that only the content speaks against it. */
    @Test
    void sealedAnew() {
        String unsealed = sound.replaceFirst("\"seal\" : \"[0-9a-f]{64}\"", SealedText.PLACEHOLDER);

        Fuzz.Outcome outcome = fuzz(unsealed).run(8_000, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            boolean sealable = text.split("\"seal\" : \"", -1).length == 2 && text.contains(SealedText.PLACEHOLDER);
            read((sealable ? SealedText.seal(text) : text).getBytes(StandardCharsets.UTF_8));
        });

        assertThat(outcome.accepted()).isPositive();
        assertThat(outcome.ways()).isGreaterThan(20);
    }
}
