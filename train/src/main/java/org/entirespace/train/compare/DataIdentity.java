/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.Objects;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.PlanFingerprint;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.experiment.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * What decides prepared samples: data sets and seeds that agree in it share them.
 *
 * @param plan how the log is read
 * @param world the world that is logged, with its seed; absent for a real log
 * @param folder where a real log lies; absent for a world
 */
record DataIdentity(
        LogPlan plan,
        @Nullable WorldOptions world,
        @Nullable String folder) {

    static DataIdentity of(DataSet data, long seed) {
        WorldOptions world = data.world();
        return new DataIdentity(data.recipe().log(), world == null ? null : world.withSeed(seed), data.folder());
    }

    /** The identity as one text without line ends: equal for equal identities only. */
    String text() {
        return PlanFingerprint.of(plan) + " " + Objects.requireNonNullElse(world, folder);
    }

    /** What people call it. */
    String title() {
        return world == null ? "the log in " + folder : "a world with seed " + world.seed();
    }
}
