/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextTest {

    private static final String TEXT = "{\n  \"graph\" : \"hm3\",\n  " + SealedText.PLACEHOLDER
            + ",\n  \"note\" : \"caf\u00e9 \u20ac \ud83d\ude00\"\n}\n";

    @TempDir
    Path folder;

    @Test
    void sealedTextReadsBackAsItWasSealed() throws IOException {
        String sealed = SealedText.seal(TEXT);

        assertThat(sealed).hasSameSizeAs(TEXT).isNotEqualTo(TEXT);
        assertThat(SealedText.read(write(sealed.getBytes(UTF_8)))).isEqualTo(sealed);
        assertThat(SealedText.seal(TEXT)).isEqualTo(sealed);
    }

    @Test
    void everyFlippedBitIsRefused() throws IOException {
        byte[] good = SealedText.seal(TEXT).getBytes(UTF_8);

        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = write(bad);
            assertThatThrownBy(() -> SealedText.read(file))
                    .as("bit %d", bit)
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] good = SealedText.seal(TEXT).getBytes(UTF_8);

        for (int length = 0; length < good.length; length++) {
            Path file = write(Arrays.copyOf(good, length));
            assertThatThrownBy(() -> SealedText.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(CorruptArtifactException.class);
        }
    }

    @Test
    void theUnsealedTextItselfIsRefused() throws IOException {
        Path file = write(TEXT.getBytes(UTF_8));

        assertThatThrownBy(() -> SealedText.read(file)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void aTextToBeSealedHoldsThePlaceholderOnceAndNoOtherSeal() {
        String other = "\"seal\" : \"" + "a".repeat(64) + "\"";

        for (String text : new String[] {"{}", TEXT + TEXT, other + TEXT, TEXT + other, other}) {
            assertThatThrownBy(() -> SealedText.seal(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a text to be sealed must hold " + SealedText.PLACEHOLDER + " once, and no other seal");
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("manifest.json"), bytes);
    }
}
