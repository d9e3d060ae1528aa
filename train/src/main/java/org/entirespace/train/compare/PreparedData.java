/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.data.world.WorldTruth;
import org.jspecify.annotations.Nullable;

/**
 * Samples that runs share, with what the truth says of the test split. Immutable.
 *
 * @param samples the samples
 * @param truth judges against the truth; absent for a real log
 */
record PreparedData(SampleFolder samples, @Nullable TruthFigures truth) {

    static PreparedData of(SampleFolder samples, @Nullable WorldOptions world) throws IOException {
        return new PreparedData(samples, world == null ? null : TruthFigures.of(truth(samples, world), world.seed()));
    }

    /** The true log-odds of the conversion rate of every test row, found by the impression's number. */
    private static double[] truth(SampleFolder samples, WorldOptions world) throws IOException {
        long[] impressions;
        try (SampleSplit test = samples.open(Split.TEST)) {
            impressions = test.ids()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the recipe names no impressions.id, by which the truth of a world is found"));
        }
        WorldTruth truth = World.of(world).truth(List.of(TruthFigures.CONVERSION));
        double[] logOdds = new double[impressions.length];
        double[] one = new double[1];
        for (int row = 0; row < impressions.length; row++) {
            truth.logOddsInto(impressions[row], one);
            logOdds[row] = one[0];
        }
        return logOdds;
    }

    Optional<TruthFigures> knownTruth() {
        return Optional.ofNullable(truth);
    }
}
