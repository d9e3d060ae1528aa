/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FuzzTest {

    private static final byte[] SAMPLE = "{\"n\":3}".getBytes(StandardCharsets.UTF_8);

    private final Fuzz fuzz = new Fuzz(List.of(SAMPLE), Set.of(IOException.class), 1 << 20);

    @Test
    void whatIsDocumentedIsCounted() {
        Fuzz.Outcome outcome = fuzz.run(1_000, bytes -> {
            if (bytes.length != SAMPLE.length) {
                throw new IOException(bytes.length < SAMPLE.length ? "short" : "long");
            }
        });

        assertThat(outcome.accepted()).isBetween(1L, outcome.inputs() - 1);
        assertThat(outcome.ways()).isEqualTo(2);
    }

    /** Two changes that a parser would have to see together: the first leads to the second. */
    @Test
    void anErrorBehindAComplaintIsFound() {
        assertThatThrownBy(() -> fuzz.run(100_000, bytes -> {
                    String text = new String(bytes, StandardCharsets.ISO_8859_1);
                    if (text.contains("null") && text.contains("[") && text.contains("1e999")) {
                        throw new IllegalStateException("no");
                    }
                    if (text.contains("null") || text.contains("1e999")) {
                        throw new IOException(text.contains("null") ? "null" : "large");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("not documented: java.lang.IllegalStateException: no; input ");
    }

    @Test
    void whatIsAllocatedByAClaimIsFound() {
        assertThatThrownBy(() -> fuzz.run(10_000, bytes -> {
                    int claimed = bytes.length > 5 ? bytes[5] << 20 : 0;
                    if (claimed > 1 << 25) {
                        assertThat(new byte[claimed]).hasSize(claimed);
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes allocated");
    }

    @Test
    void aSampleThatIsRefusedIsTold() {
        assertThatThrownBy(() -> fuzz.run(1, bytes -> {
                    throw new IOException("no");
                }))
                .hasMessageStartingWith("a sound sample is refused");
    }
}
