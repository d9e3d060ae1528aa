/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.List;
import java.util.Map;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.Network;
import org.entirespace.model.worker.Workers;

/** The HM3 that is measured, with parameters as they are before training, as a bundle: what scoring costs does not depend on them. */
public final class MadeUpModel {

    private MadeUpModel() {}

    /**
     * The model, which knows the fields that a request's candidates have in common; it has no golden requests.
     *
     * @param options its sizes; those of a run do not matter
     * @param created when, as ISO 8601
     */
    public static ModelBundle of(SpeedOptions options, String created) {
        SpeedData data = new SpeedData(options);
        try (Workers workers = new Workers(options.threads())) {
            Network network = data.network(data.requestFields(), workers);
            return new ModelBundle(manifest(network, created), network, List.of(), null);
        }
    }

    private static BundleManifest manifest(Network network, String created) {
        return new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                BundleManifest.UNSEALED,
                "bench",
                created,
                network.graph().graph(),
                Map.of(),
                network.schema(),
                network.options(),
                null,
                1,
                Map.of(),
                List.of(),
                1,
                List.of(),
                null,
                null);
    }
}
