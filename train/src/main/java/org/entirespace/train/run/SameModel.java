/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.SampledRecipe;

/**
 * What must hold before a bundle goes on with further days.
 *
 * @param recipe the recipe
 * @param bundle the bundle
 * @param folder where it lies, for complaints
 */
record SameModel(Recipe recipe, ModelBundle bundle, Path folder) {

    /**
     * Checks that the bundle is of the recipe's model, and the samples of its fields and by days.
     *
     * @throws IllegalArgumentException when they are not
     */
    void require(Manifest samples) {
        BundleManifest manifest = bundle.manifest();
        if (manifest.network() == null) {
            throw new IllegalArgumentException(folder + ": a forest; expected a network, trees cannot go on");
        }
        require("graph", manifest.graph(), recipe.graph().graph());
        require("labels", manifest.labels(), recipe.graph().labels());
        NetworkOptions found =
                manifest.network().with(manifest.network().readout().calibrated(Map.of()));
        require("network", found, new SampledRecipe(recipe, manifest.sampledNegatives()).networkOptions());
        days(samples);
        samples.requireWhole(Split.TRAIN, "learn days that are judged first");
        if (!samples.schema().isGrownFrom(manifest.schema())) {
            throw new IllegalArgumentException(
                    "the fields of samples '" + samples.name() + "' are not those of the model in " + folder
                            + " with further texts; prepare them with --from " + folder);
        }
    }

    private void require(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(
                    folder + ": another " + what + " than the recipe's: expected " + expected + ", found " + found);
        }
    }

    /**
     * The days of samples.
     *
     * @throws IllegalArgumentException when they are in random order
     */
    static List<DayRows> days(Manifest samples) {
        List<DayRows> days = samples.days();
        if (days == null) {
            throw new IllegalArgumentException("samples '" + samples.name()
                    + "' are not by days; prepare them with --from and the model's folder");
        }
        return days;
    }
}
