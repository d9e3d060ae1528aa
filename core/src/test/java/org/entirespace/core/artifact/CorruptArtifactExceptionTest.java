/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CorruptArtifactExceptionTest {

    @Test
    void whatAFileHoldsIsToldAsFarAsAPersonWouldRead() {
        Path file = Path.of("manifest.json");

        assertThat(new CorruptArtifactException(file, "size in bytes", 3, 4))
                .hasMessage("manifest.json: size in bytes: expected 3, found 4");
        assertThat(new CorruptArtifactException(file, "content", "a", "x".repeat(100_000)))
                .hasMessage("manifest.json: content: expected a, found " + "x".repeat(2_000) + "…");
    }
}
