/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.TinyNetworks;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleLoadingTest {

    private static final TowerEngine ENGINE = TowerLibrary.fastest(Precision.FLOAT32);
    private static final List<String> BODIES = List.of(
            "{\"request\":{\"city\":\"a\"},\"candidates\":[{\"price\":1.5,\"tags\":[\"x\"]},{}]}",
            "{\"candidates\":[{\"age\":-1}]}");

    @TempDir
    Path folder;

    private final Network network = TinyNetworks.network(GraphCatalog.hm3(), 1);

    private void write(Network model, List<GoldenRequest> golden) throws IOException {
        BundleManifest manifest = new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                "model",
                "2026-01-02T03:04:05Z",
                model.graph().graph(),
                Map.of(),
                model.schema(),
                model.options(),
                null,
                1,
                Map.of(),
                List.of(),
                1,
                List.of(),
                null,
                null);
        new ModelBundle(manifest, model, golden).write(folder);
    }

    @Test
    void aBundleThatAnswersAsWrittenDownIsLoaded() throws IOException {
        write(network, Agreement.write(new ModelScorer(network, ENGINE), BODIES));

        BundleLoading loading = BundleLoading.load(folder, ENGINE);

        assertThat(loading.agreement().requests()).isEqualTo(2);
        assertThat(loading.agreement().candidates()).isEqualTo(3);
        assertThat(loading.agreement().difference()).isLessThan(1e-7);
        assertThat(loading.bundle().golden()).hasSize(2);
    }

    @Test
    void goldenRequestsHaveAnAnswerForEachCandidateAndQuantity() throws IOException {
        List<GoldenRequest> golden = Agreement.write(new ModelScorer(network, ENGINE), BODIES);

        assertThat(golden).extracting(GoldenRequest::body).isEqualTo(BODIES);
        assertThat(golden.get(0).expected())
                .hasSize(2)
                .allSatisfy(answers ->
                        assertThat(answers).hasSize(network.graph().quantities().size()));
    }

    @Test
    void aModelThatAnswersOtherwiseIsRefused() throws IOException {
        List<GoldenRequest> golden = Agreement.write(new ModelScorer(network, ENGINE), BODIES);
        network.dense()[network.dense().length - 1] += 1e-2f;
        write(network, golden);

        assertThatThrownBy(() -> BundleLoading.load(folder, ENGINE))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("answers to golden requests: expected those written down, found request ");
    }

    @Test
    void aBundleWithoutGoldenRequestsIsLoaded() throws IOException {
        write(network, List.of());

        assertThat(BundleLoading.load(folder, ENGINE).agreement().requests()).isZero();
    }
}
