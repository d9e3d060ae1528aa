/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the default world stays as it was before there were visits and more than two dials. */
class WorldGoldenTest {

    @TempDir
    Path folder;

    @Test
    void theDefaultWorldShowsAndTellsWhatItAlwaysDid() throws Exception {
        WorldLog log = WorldLog.write(WorldOptions.defaults().withSizes(2_000, 300, 25_003), folder, 2);

        assertThat(sha256(log.impressions(), 13))
                .isEqualTo("35d854f6bc3f78186a63a9ef4f5f47d848debcb6276194e44f2b5c72bc53530f");
        assertThat(sha256(log.events(), 4))
                .isEqualTo("e5e2987c269d98616c883e704435ca66d0d8c4ac86b86d061ef6d52a79c933fb");
        assertThat(log.impressions()).allMatch(line -> line[13].equals("v" + line[2].substring(1)));
        assertThat(log.impressions()).allMatch(line -> line[14].equals("1"));
    }

    /** The checksum of the first columns of all lines. */
    private static String sha256(List<String[]> lines, int columns) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String[] line : lines) {
            digest.update((String.join(",", List.of(line).subList(0, columns)) + "\n").getBytes(US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
