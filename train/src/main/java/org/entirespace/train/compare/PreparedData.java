/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.data.world.FreshTraffic;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldTruth;
import org.entirespace.train.evaluate.ScoredSamples;
import org.jspecify.annotations.Nullable;

/**
 * Samples that runs share, with what the truth says of the test split. Immutable.
 *
 * @param samples the samples
 * @param truth judges against the truth; absent for a real log
 * @param candidates those of the online test among the test rows; absent where there is none
 */
record PreparedData(
        SampleFolder samples,
        @Nullable TruthFigures truth,
        @Nullable Candidates candidates) {

    static PreparedData of(SampleFolder samples, DataIdentity identity) throws IOException {
        if (identity.world() == null) {
            return new PreparedData(samples, null, null);
        }
        World world = World.of(identity.world());
        FreshTraffic traffic = identity.traffic();
        long[] impressions = impressions(samples);
        Candidates candidates = traffic == null ? null : Candidates.of(world, traffic, impressions);
        long[] logged = candidates == null ? impressions : candidates.logged().of(impressions);
        TruthFigures truth =
                TruthFigures.of(truth(world, logged), world.options().seed());
        return new PreparedData(samples, truth, candidates);
    }

    /** The impression of every test row. */
    private static long[] impressions(SampleFolder samples) throws IOException {
        try (SampleSplit test = samples.open(Split.TEST)) {
            return test.ids()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the recipe names no impressions.id, by which the truth of a world is found"));
        }
    }

    /** The true log-odds of the conversion rate of impressions. */
    private static double[] truth(World world, long[] impressions) {
        WorldTruth truth = world.truth(List.of(TruthFigures.CONVERSION));
        double[] logOdds = new double[impressions.length];
        double[] one = new double[1];
        for (int row = 0; row < impressions.length; row++) {
            truth.logOddsInto(impressions[row], one);
            logOdds[row] = one[0];
        }
        return logOdds;
    }

    /** Of all test rows those that offline figures speak of. */
    ScoredSamples logged(ScoredSamples test) {
        return candidates == null ? test : candidates.logged().of(test);
    }

    Optional<TruthFigures> knownTruth() {
        return Optional.ofNullable(truth);
    }
}
