/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.Objects;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.data.sample.PlanFingerprint;
import org.entirespace.data.world.FreshTraffic;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.experiment.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * What decides prepared samples: data sets and seeds that agree in it share them.
 *
 * @param plan how the log is read
 * @param world the world that is logged, with its seed; absent for a real log
 * @param folder where a real log lies; absent for a world
 * @param traffic whose candidates are among the test samples; absent where there is no online test
 */
record DataIdentity(
        LogPlan plan,
        @Nullable WorldOptions world,
        @Nullable String folder,
        @Nullable FreshTraffic traffic) {

    static DataIdentity of(DataSet data, long seed) {
        WorldOptions world = data.world();
        return new DataIdentity(data.recipe().log(), world == null ? null : world.withSeed(seed), data.folder(), null);
    }

    /**
     * The same with candidates of fresh traffic. They come after the log, so a split by time has them among its test samples and a
     * split by hash is given a time from which all samples are. They must not let labels look older than they are, so where the log's
     * end would be its last line it is said.
     *
     * @throws IllegalArgumentException when it is a real log
     */
    DataIdentity with(FreshTraffic candidates) {
        if (world == null) {
            throw new IllegalArgumentException(title() + " with fresh traffic; expected a world");
        }
        SplitPlan split = plan.split();
        QualityPlan quality = plan.quality();
        LogPlan later = new LogPlan(
                plan.sources(),
                plan.views(),
                plan.impressions(),
                plan.events(),
                plan.behaviors(),
                plan.history(),
                plan.fields(),
                new SplitPlan(
                        split.time(),
                        split.validationFrom(),
                        Objects.requireNonNullElseGet(
                                split.testFrom(), () -> world.end().toString()),
                        split.by(),
                        split.validation(),
                        split.test(),
                        split.negativeSampling()),
                new QualityPlan(
                        quality.maxRejectedShare(),
                        Objects.requireNonNullElseGet(
                                quality.observedUntil(),
                                () -> world.observedUntil().toString())));
        return new DataIdentity(later, world, folder, candidates);
    }

    /** The identity as one text without line ends: equal for equal identities only. */
    String text() {
        String log = PlanFingerprint.of(plan) + " " + Objects.requireNonNullElse(world, folder);
        return traffic == null ? log : log + " " + traffic;
    }

    /** What people call it. */
    String title() {
        return world == null ? "the log in " + folder : "a world with seed " + world.seed();
    }
}
