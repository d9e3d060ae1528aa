/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ForestForm;
import org.entirespace.model.forest.TinyForests;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.network.TinyNetworks;
import org.jspecify.annotations.Nullable;

/** Small bundles. */
final class ExampleBundles {

    private ExampleBundles() {}

    /** An HM3 bundle; another seed gives other parameters. */
    static ModelBundle hm3(long seed) {
        Network network = TinyNetworks.network(GraphCatalog.hm3(), seed);
        return new ModelBundle(manifest(network, "model-" + seed), network, golden(seed), scores(seed));
    }

    /** Distributions that are none of any model's. */
    static ScoreReference scores(long seed) {
        return new ScoreReference(
                "validation of Zürich " + seed,
                List.of(
                        new ScoreReference.QuantityScores("click", List.of(-2.5, -0.125), List.of(50L, 60L, seed)),
                        new ScoreReference.QuantityScores("purchase|click", List.of(), List.of(7L))));
    }

    /** Requests with answers that are none of any model's. */
    static List<GoldenRequest> golden(long seed) {
        return List.of(
                new GoldenRequest("{\"candidates\":[]}", List.of()),
                new GoldenRequest(
                        "{\"request\":{\"city\":\"Zürich\"},\"candidates\":[{\"price\":" + seed + ".5},{}]}",
                        List.of(Map.of("click", 0.1), Map.of("click", 1.0e-12))));
    }

    /** An ESMM bundle of a forest. */
    static ModelBundle forest(long seed) {
        Forest forest = TinyForests.forest(GraphCatalog.esmm(), seed);
        return new ModelBundle(manifest(forest, null, forest.form(), "forest-" + seed), forest);
    }

    static BundleManifest manifest(Network network, String name) {
        return manifest(network, network.options(), null, name);
    }

    private static BundleManifest manifest(
            HeadModel model, @Nullable NetworkOptions network, @Nullable ForestForm forest, String name) {
        return new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                name,
                "2026-01-02T03:04:05Z",
                model.graph().graph(),
                Map.of("click", "clicked", "micro", "looked", "macro", "kept", "purchase", "bought"),
                model.schema(),
                network,
                forest,
                0.25,
                Map.of("seed", "1", "vector", "none \" and ü"),
                List.of(
                        new EpochRecord(
                                1,
                                Map.of("click", 0.5),
                                Map.of("click", 0.25),
                                Map.of("weight.CTR", 0.75),
                                OptionalDouble.of(0.125),
                                3.5,
                                1e4),
                        new EpochRecord(2, Map.of(), Map.of(), Map.of(), OptionalDouble.empty(), 0, 0)),
                1,
                List.of(),
                null,
                null);
    }
}
