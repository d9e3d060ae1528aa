/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bundle of each format version, as the program of its time wrote it: HM3 over a field of every sort, with calibration from version 2 on,
 * with undone sampling and scores from version 3 on.
 */
class OldBundlesTest {

    private static final Path BUNDLES = Path.of("src", "test", "resources", "org/entirespace/model/bundle");

    private static Path folder(int version) {
        return BUNDLES.resolve(version == 1 ? "network-1" : "format-" + version);
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, BundleManifest.FORMAT_VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionIsReadAndAnswersAsItDid(int version) throws Exception {
        for (TowerEngine engine :
                new TowerEngine[] {TowerLibrary.fastest(Precision.FLOAT32), TowerLibrary.over(MatrixLibrary.plainJava())
                }) {
            BundleLoading loading = BundleLoading.load(folder(version), engine);

            assertThat(loading.bundle().manifest().formatVersion()).isEqualTo(version);
            assertThat(loading.agreement().candidates()).isEqualTo(version == 1 ? 0 : 4);
        }
    }

    @Test
    void whatCameWithAVersionIsThere() throws Exception {
        ModelBundle second = ModelBundle.read(folder(2));
        ModelBundle third = ModelBundle.read(folder(3));

        for (ModelBundle bundle : List.of(second, third)) {
            assertThat(bundle.network().options().readout().calibration()).containsOnlyKeys("purchase|click,macro");
        }
        assertThat(third.network().options().readout().logitShifts()).containsOnlyKeys("click");
        assertThat(second.reference()).isNull();
        assertThat(third.reference()).isNotNull();
        assertThat(second.manifest().negativeSampling()).isNull();
        assertThat(third.manifest().negativeSampling()).isNotNull();
        assertThat(clicks(third)).as("what was added to the bias is taken off").isCloseTo(clicks(second), within(1e-6));
    }

    private static double clicks(ModelBundle bundle) {
        return bundle.golden().stream()
                .flatMap(request -> request.expected().stream())
                .mapToDouble((Map<String, Double> candidate) -> candidate.getOrDefault("click", Double.NaN))
                .sum();
    }
}
