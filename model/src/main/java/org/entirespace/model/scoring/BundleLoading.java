/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.tower.TowerEngine;

/**
 * A bundle that was read, checked file by file and asked its golden requests, and what scores by it.
 *
 * @param bundle the model
 * @param scorer scores by it
 * @param agreement how far its answers lie from those written down with it
 */
public record BundleLoading(ModelBundle bundle, ModelScorer scorer, Agreement agreement) {

    /**
     * Loads a bundle.
     *
     * @param engine computes towers, where the model has any
     * @throws CorruptArtifactException when a file is absent, damaged or of an unknown format version, or the model answers its
     *     golden requests otherwise than when it was written
     */
    public static BundleLoading load(Path folder, TowerEngine engine) throws IOException {
        BundleLoading loading = unproven(ModelBundle.read(folder), engine);
        loading.agreement.require(folder, "", Agreement.SAME_ENGINE);
        return loading;
    }

    /**
     * A bundle that was read, whatever it answers; who takes it looks at the agreement.
     *
     * @param engine computes towers, where the model has any
     * @throws IOException when a golden request cannot be scored at all
     */
    public static BundleLoading unproven(ModelBundle bundle, TowerEngine engine) throws IOException {
        ModelScorer scorer = new ModelScorer(bundle.model(), engine);
        return new BundleLoading(bundle, scorer, Agreement.of(new ModelDoor(scorer), bundle.golden()));
    }
}
