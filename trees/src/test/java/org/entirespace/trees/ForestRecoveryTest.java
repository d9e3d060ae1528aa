/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Predictions;
import org.entirespace.model.forest.Forest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trees find what decides in a town whose probabilities are known, in ranking and in level. */
class ForestRecoveryTest {

    private static final TreesOptions OPTIONS = new TreesOptions(80, 5, 0.15, 20, 0.6, 0.6, 10);
    private static final SmallTown TRAIN = new SmallTown(20_000, 1);
    private static final SmallTown VALIDATION = new SmallTown(5_000, 2);
    private static final SmallTown TEST = new SmallTown(20_000, 3);

    private static double[][] scores = new double[0][];

    @BeforeAll
    static void grow() {
        scores = Growing.scores(Growing.forest(TRAIN, Optional.of(VALIDATION), OPTIONS, Readout.PLAIN), TEST);
    }

    @Test
    void clicksAreRankedNearlyAsTheTruthRanksThem() {
        double truth = auc(logits(TEST.truth()[0]), false);

        assertThat(auc(scores[0], false)).isBetween(truth - 0.01, truth + 0.005);
        assertThat(truth).isGreaterThan(0.75);
    }

    @Test
    void purchasesAfterAClickAreRankedNearlyAsTheTruthRanksThem() {
        double truth = auc(logits(TEST.truth()[1]), true);

        assertThat(auc(scores[2], true)).isBetween(truth - 0.025, truth + 0.01);
        assertThat(truth).isGreaterThan(0.72);
    }

    @Test
    void levelsAreThoseOfTheTruth() {
        assertThat(meanRatio(scores[0], TEST.truth()[0])).isBetween(0.97, 1.03);
        assertThat(meanRatio(scores[2], TEST.truth()[1])).isBetween(0.9, 1.1);
    }

    /** Copies of positive samples raise the rate that is fitted; the readout takes it down again. */
    @Test
    void overSamplingIsUndoneByTheReadout() {
        Readout copies = new Readout(Map.of("purchase|click", Math.log(8)), false);
        Forest forest = Growing.forest(TRAIN, Optional.of(VALIDATION), OPTIONS, copies);
        Forest raw = new Forest(forest.schema(), forest.graph(), Readout.PLAIN, forest.statistics(), forest.heads());

        assertThat(meanRatio(Growing.scores(forest, TEST)[2], TEST.truth()[1])).isBetween(0.9, 1.1);
        assertThat(meanRatio(Growing.scores(raw, TEST)[2], TEST.truth()[1])).isGreaterThan(1.5);
        assertThat(auc(Growing.scores(forest, TEST)[2], true)).isGreaterThan(auc(logits(TEST.truth()[1]), true) - 0.04);
    }

    /** Of samples without a click one in ten is trained on; validation is whole, and the readout leads back to all. */
    @Test
    void negativesLeftOutAreUndoneByTheReadout() {
        SmallTown tenth = new SmallTown(12_000, 4, 0.1);
        Readout undone = Readout.PLAIN.shiftedBy(Map.of("click", Math.log(10)));
        Forest forest = new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, OPTIONS, 1, 1)
                .readBy(undone)
                .train(SmallTown.SCHEMA, tenth, Optional.of(VALIDATION), round -> {}, () -> false);
        Forest raw = new Forest(forest.schema(), forest.graph(), Readout.PLAIN, forest.statistics(), forest.heads());

        assertThat(forest.readout()).isEqualTo(undone);
        assertThat(meanRatio(Growing.scores(forest, TEST)[0], TEST.truth()[0])).isBetween(0.94, 1.06);
        assertThat(meanRatio(Growing.scores(forest, TEST)[2], TEST.truth()[1])).isBetween(0.9, 1.1);
        assertThat(meanRatio(Growing.scores(raw, TEST)[0], TEST.truth()[0])).isGreaterThan(2);
        assertThat(auc(Growing.scores(forest, TEST)[0], false))
                .isGreaterThan(auc(logits(TEST.truth()[0]), false) - 0.02);
    }

    /** On whole validation samples a head that is read without the shift would look worse with every tree. */
    @Test
    void validationLossesAreThoseOfAllSamples() {
        SmallTown tenth = new SmallTown(12_000, 4, 0.1);
        List<Double> losses = new ArrayList<>();
        new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, OPTIONS, 1, 1)
                .readBy(Readout.PLAIN.shiftedBy(Map.of("click", Math.log(10))))
                .train(
                        SmallTown.SCHEMA,
                        tenth,
                        Optional.of(VALIDATION),
                        round -> round.validationLoss().get(0).ifPresent(losses::add),
                        () -> false);

        double[] truth = VALIDATION.truth()[0];
        double entropy = java.util.Arrays.stream(truth)
                .map(p -> -p * Math.log(p) - (1 - p) * Math.log(1 - p))
                .average()
                .orElseThrow();
        assertThat(losses.get(losses.size() - 1)).isBetween(entropy - 0.03, entropy + 0.03);
    }

    private static double[] logits(double[] rates) {
        return java.util.Arrays.stream(rates)
                .map(rate -> Math.log(rate / (1 - rate)))
                .toArray();
    }

    private static double auc(double[] logOdds, boolean afterClick) {
        byte[] clicks = TEST.all().labels[0];
        byte[] purchases = TEST.all().labels[1];
        long[] groups = TEST.all().group;
        Predictions predictions = afterClick
                ? Predictions.ofSpace(logOdds, purchases, clicks, groups)
                : Predictions.ofEntireSpace(logOdds, clicks, groups);
        return Auc.of(predictions).value().orElseThrow();
    }

    /** The mean of the predicted rates over that of the true ones, over all impressions. */
    private static double meanRatio(double[] logOdds, double[] truth) {
        double predicted = 0;
        double known = 0;
        for (int i = 0; i < truth.length; i++) {
            predicted += GraphScorer.probability(logOdds[i]);
            known += truth[i];
        }
        return predicted / known;
    }
}
