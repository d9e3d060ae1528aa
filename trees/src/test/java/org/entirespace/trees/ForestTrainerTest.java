/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.Trees;
import org.junit.jupiter.api.Test;

class ForestTrainerTest {

    private static final SmallTown TRAIN = new SmallTown(4_000, 1);
    private static final SmallTown VALIDATION = new SmallTown(2_000, 2);

    private static List<Integer> trees(Forest forest) {
        return forest.heads().stream().map(Trees::count).toList();
    }

    @Test
    void withoutValidationEveryHeadGrowsAllItsTrees() {
        assertThat(trees(Growing.forest(TRAIN, Growing.FEW))).containsExactly(12, 12);
    }

    @Test
    void aHeadIsDoneWhenItsValidationLossHasNotFallenForAsLongAsPatienceSays() {
        TreesOptions hasty = new TreesOptions(200, 8, 0.6, 1, 1, 1, 4);
        List<Round> rounds = new ArrayList<>();

        Forest forest = new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, hasty, 1, 1)
                .train(SmallTown.SCHEMA, TRAIN, Optional.of(VALIDATION), rounds::add, () -> false);

        for (int head = 0; head < 2; head++) {
            int index = head;
            double[] losses = rounds.stream()
                    .flatMapToDouble(round -> round.validationLoss().get(index).stream())
                    .toArray();
            int kept = forest.heads().get(head).count();
            assertThat(losses).hasSize(kept + 4).hasSizeLessThan(200);
            if (kept > 0) {
                assertThat(losses[kept - 1])
                        .isEqualTo(Arrays.stream(losses).min().orElseThrow());
            }
            assertThat(rounds.get(rounds.size() - 1).trainLoss().get(head).isPresent())
                    .isEqualTo(losses.length == rounds.size());
        }
        assertThat(rounds.get(0).number()).isEqualTo(1);
    }

    @Test
    void labelsThatAreNoiseKeepTheBase() {
        SmallTown noise = new SmallTown(2_000, 1);
        var random = new SplittableRandom(1);
        for (int i = 0; i < noise.rows(); i++) {
            noise.all().labels[0][i] = (byte) random.nextInt(2);
            noise.all().labels[1][i] = (byte) (noise.all().labels[0][i] * random.nextInt(2));
        }
        TreesOptions hasty = new TreesOptions(200, 8, 0.6, 1, 1, 1, 4);

        assertThat(trees(Growing.forest(noise, Optional.of(VALIDATION), hasty, Readout.PLAIN)))
                .allMatch(count -> count < 4);
    }

    @Test
    void aStopLeavesEveryHeadWithAsManyTrees() {
        int[] rounds = {0};
        Forest forest = new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, Growing.FEW, 1, 1)
                .train(SmallTown.SCHEMA, TRAIN, Optional.empty(), round -> rounds[0]++, () -> rounds[0] == 3);

        assertThat(trees(forest)).containsExactly(3, 3);
    }

    @Test
    void aStopBeforeTheFirstRoundLeavesTheObservedRates() {
        Forest forest = new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, Growing.FEW, 1, 1)
                .train(SmallTown.SCHEMA, TRAIN, Optional.empty(), round -> {}, () -> true);

        long clicks = 0;
        for (byte click : TRAIN.all().labels[0]) {
            clicks += click;
        }
        double expected = Math.log((clicks + 0.5) / (TRAIN.rows() - clicks + 0.5));
        assertThat(trees(forest)).containsExactly(0, 0);
        assertThat(Growing.scores(forest, VALIDATION)[0][0])
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void aHeadThatHasSeenOneOutcomeOnlyGrowsNoTree() {
        SmallTown unsold = new SmallTown(1_000, 1);
        Arrays.fill(unsold.all().labels[1], (byte) 0);

        Forest forest = Growing.forest(unsold, Growing.FEW);

        assertThat(trees(forest)).containsExactly(12, 0);
        assertThat(Arrays.stream(Growing.scores(forest, VALIDATION)[2])).allMatch(logOdds -> logOdds < -5);
    }

    /** What is not observed, and purchases where there was no click, tell the heads nothing. */
    @Test
    void unobservedLabelsGrowNoTrees() {
        SmallTown whole = new SmallTown(2_000, 1);
        SmallTown hidden = new SmallTown(2_000, 1);
        for (int i = 0; i < hidden.rows(); i++) {
            hidden.all().labels[1][i] = hidden.all().labels[0][i] == 0 ? -1 : hidden.all().labels[1][i];
        }
        assertThat(Growing.numbers(Growing.forest(hidden, Growing.FEW)))
                .isDeepEqualTo(Growing.numbers(Growing.forest(whole, Growing.FEW)));

        for (int i = 0; i < hidden.rows(); i += 2) {
            hidden.all().labels[0][i] = -1;
            hidden.all().labels[1][i] = -1;
        }
        RateSamples observed = RateSamples.of(
                hidden,
                new org.entirespace.model.heads.BatchColumns(SmallTown.SCHEMA),
                SmallTown.ESMM.graph(),
                SmallTown.ESMM.rates().get(0));
        assertThat(observed.count()).isEqualTo(1_000);
    }

    @Test
    void valuesThatTrainingNeverSawAreScoredByThePrior() {
        SmallTown train = new SmallTown(2_000, 1);
        SmallTown unknown = new SmallTown(100, 2);
        Arrays.fill(unknown.all().indexed[0].values, 0);
        Forest forest = Growing.forest(train, Growing.FEW);

        assertThat(Arrays.stream(Growing.scores(forest, unknown)[1])).allMatch(Double::isFinite);
        float[] row = new float[forest.statistics().width()];
        forest.statistics().fill(unknown.all(), 0, 1, row, 0);
        long clicks = 0;
        for (byte click : train.all().labels[0]) {
            clicks += click;
        }
        assertThat(row[1]).isZero();
        assertThat(row[2]).isEqualTo((float) ((clicks + 0.5) / 2001));
    }

    @Test
    void samplesOfOtherFieldsAreRefused() {
        SmallTown broken = new SmallTown(10, 1);
        broken.all().numeric[0][3] = Float.NaN;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Growing.forest(broken, Growing.FEW))
                .withMessageContaining("field 'price' of sample 3 is NaN");
    }
}
