/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashedNameTest {

    @TempDir
    Path folder;

    @Test
    void theNameCarriesTheFirstDigitsOfTheContentsChecksum() throws IOException {
        FileSeal seal = HashedName.write(folder.resolve("weights.bin"), out -> out.write("hello".getBytes(UTF_8)));

        assertThat(seal.file()).isEqualTo("weights-2cf24dba5fb0a30e.bin");
        assertThat(seal.verify(folder)).hasContent("hello");
        assertThat(HashedName.matches(seal.file())).isTrue();
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
    }

    @Test
    void otherContentLeavesTheFileThatAManifestMayStillList() throws IOException {
        FileSeal old = HashedName.write(folder.resolve("weights.bin"), out -> out.write(1));
        FileSeal now = HashedName.write(folder.resolve("weights.bin"), out -> out.write(2));
        FileSeal again = HashedName.write(folder.resolve("weights.bin"), out -> out.write(1));

        assertThat(now.file()).isNotEqualTo(old.file());
        assertThat(again).isEqualTo(old);
        assertThat(old.verify(folder)).hasBinaryContent(new byte[] {1});
        assertThat(now.verify(folder)).hasBinaryContent(new byte[] {2});
    }

    @Test
    void contentThatFailsLeavesNothing() {
        assertThatThrownBy(() -> HashedName.write(folder.resolve("weights.bin"), out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage(folder.resolve("weights.bin") + ": not written: disk full");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNameWithoutAnEndingIsRefused() {
        for (String name : new String[] {"weights", ".bin"}) {
            assertThatThrownBy(() -> HashedName.write(folder.resolve(name), out -> out.write(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("file name '" + name + "': expected 'stem.ext'");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyNamesWithSixteenDigitsMatch() {
        assertThat(HashedName.matches("weights-2cf24dba5fb0a30e.bin")).isTrue();
        for (String name : new String[] {
            "weights.bin",
            "weights-2cf24dba5fb0a30.bin",
            "weights-2CF24DBA5FB0A30E.bin",
            "../weights-2cf24dba5fb0a30e.bin",
            "weights-2cf24dba5fb0a30e"
        }) {
            assertThat(HashedName.matches(name)).as(name).isFalse();
        }
    }
}
