/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.model.network.Bits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of a network as it was written before there were forests. */
class NetworkBundleGoldenTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "org/entirespace/model/bundle/network-1");

    @TempDir
    Path folder;

    @Test
    void aBundleFromBeforeForestsIsReadWithEveryNumber() throws IOException {
        ModelBundle read = ModelBundle.read(GOLDEN);

        ModelBundle same = ExampleBundles.hm3(1);
        assertThat(read.manifest().withFiles(List.of())).isEqualTo(same.manifest());
        assertThat(Bits.of(read.network())).isEqualTo(Bits.of(same.network()));
    }

    @Test
    void andItsNumbersAreWrittenByteForByteAsTheyWere() throws IOException {
        BundleManifest written = ExampleBundles.hm3(1).write(folder);

        String weights = written.files().get(0).file();
        assertThat(folder.resolve(weights)).hasSameBinaryContentAs(GOLDEN.resolve(weights));
    }
}
