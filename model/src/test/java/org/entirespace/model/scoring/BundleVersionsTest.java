/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.TinyNetworks;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bundles as the programs of their format versions wrote them. A new version needs one here: a small network written by the last
 * program of the version before it is changed, kept as it is for good.
 */
class BundleVersionsTest {

    private static final Path BUNDLES = Path.of("src", "test", "resources", "org/entirespace/model/bundle");

    static IntStream versions() {
        return IntStream.rangeClosed(1, BundleManifest.FORMAT_VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aBundleOfEveryVersionIsReadAndAnswersAsItDid(int version) throws IOException {
        BundleLoading loading =
                BundleLoading.load(BUNDLES.resolve("network-" + version), TowerLibrary.fastest(Precision.FLOAT32));

        assertThat(loading.bundle().manifest().formatVersion()).isEqualTo(version);
        assertThat(loading.bundle().network().dense())
                .isEqualTo(TinyNetworks.network(GraphCatalog.hm3(), 1).dense());
        assertThat(loading.agreement().candidates()).isEqualTo(version == 1 ? 0 : 3);
        assertThat(loading.bundle().reference() != null).isEqualTo(version >= 3);
    }
}
