/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bits of a run depend on seed, data and slices; on threads and timing they do not. */
class NetworkTrainerDeterminismTest {

    private static final BehaviorGraph HM3 = GraphCatalog.hm3();
    private static final int STEPS = 20;

    private final List<SampleBatch> batches = batches();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theNumberOfThreadsDoesNotChangeABit(int threads) {
        int[] alone = Bits.of(new Training(HM3, 1, 64, 4, 1).run(batches).network());

        assertThat(Bits.of(new Training(HM3, 1, 64, 4, threads).run(batches).network()))
                .isEqualTo(alone);
    }

    @Test
    void otherSlicesRoundOtherwiseAndLearnTheSame() {
        Training.Outcome four = new Training(HM3, 1, 64, 4, 2).run(batches);
        Training.Outcome seven = new Training(HM3, 1, 64, 7, 2).run(batches);

        assertThat(Bits.of(seven.network())).isNotEqualTo(Bits.of(four.network()));
        for (int t = 0; t < 4; t++) {
            assertThat(seven.loss().mean(t)).isCloseTo(four.loss().mean(t), within(1e-4));
        }
    }

    @Test
    void anotherSeedGivesOtherParametersOfLikeQuality() {
        Training.Outcome one = new Training(HM3, 1, 64, 4, 2).run(batches);
        Training.Outcome two = new Training(HM3, 2, 64, 4, 2).run(batches);

        assertThat(Bits.of(two.network())).isNotEqualTo(Bits.of(one.network()));
        for (int t = 0; t < 4; t++) {
            assertThat(two.loss().mean(t)).isCloseTo(one.loss().mean(t), within(0.5));
        }
    }

    /** Invariant 16: HM3-R on labels c, m, d, b is HM3 on labels c, d, m, b. */
    @Test
    void hm3ReversedIsHm3WithMicroAndMacroExchangedBitForBit() {
        // label columns of hm3: click, micro, macro, purchase; of hm3-r: click, macro, micro, purchase
        BehaviorGraph hm3Reversed = GraphCatalog.hm3Reversed();
        assertThat(hm3Reversed.behaviorNames()).containsExactly("click", "macro", "micro", "purchase");
        List<SampleBatch> byName = withLabelColumns(0, 2, 1, 3);
        List<SampleBatch> exchanged = withLabelColumns(0, 2, 1, 3);

        int[] reversed =
                Bits.of(new Training(hm3Reversed, 1, 64, 4, 2).run(byName).network());

        assertThat(Bits.of(new Training(HM3, 1, 64, 4, 2).run(exchanged).network()))
                .isEqualTo(reversed);
        assertThat(Bits.of(new Training(HM3, 1, 64, 4, 2).run(batches).network()))
                .isNotEqualTo(reversed);
    }

    private List<SampleBatch> withLabelColumns(int... columns) {
        return batches.stream()
                .map(batch -> {
                    SampleBatch other = TinyBatches.select(batch, all(batch));
                    for (int b = 0; b < columns.length; b++) {
                        System.arraycopy(batch.labels[columns[b]], 0, other.labels[b], 0, batch.size);
                    }
                    return other;
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 17, 64})
    void aBatchMayBeSmallerThanItsSlicesOrThanTheOptionsSay(int size) {
        List<SampleBatch> partial = batches.stream()
                .map(batch -> TinyBatches.select(batch, Arrays.copyOf(all(batch), size)))
                .toList();
        Training.Outcome sliced = new Training(HM3, 1, 64, 8, 3).run(partial);
        Training.Outcome whole = new Training(HM3, 1, 64, 1, 1).run(partial);

        for (int t = 0; t < 4; t++) {
            assertThat(sliced.loss().mean(t)).isCloseTo(whole.loss().mean(t), within(1e-4));
        }
        assertThat(TwinParameters.of(sliced.network()).blocks().values())
                .allSatisfy(block -> assertThat(Arrays.stream(block)).allMatch(Double::isFinite));
    }

    @Test
    void aTermWithoutAnyObservedLabelHasNoLossAndDoesNoHarm() {
        for (SampleBatch batch : batches) {
            Arrays.fill(batch.labels[3], Label.UNOBSERVED.code());
        }
        Training.Outcome outcome = new Training(HM3, 1, 64, 4, 2).run(batches);

        assertThat(outcome.loss().mean(3)).isZero();
        assertThat(outcome.loss().mean(0)).isPositive();
        assertThat(TwinParameters.of(outcome.network()).blocks().values())
                .allSatisfy(block -> assertThat(Arrays.stream(block)).allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void scoresAreTheSameAgainAndOnAnyNumberOfThreads(int threads) {
        Network network = TinyNetworks.network(HM3, 5);
        SampleBatch batch = TinyBatches.random(network.schema(), 5 * 512 + 1, 4, new SplittableRandom(6));
        double[][] expected = Scores.logOdds(network, batch, 1);

        assertThat(Scores.logOdds(network, batch, 1)).isDeepEqualTo(expected);
        assertThat(Scores.logOdds(network, batch, threads)).isDeepEqualTo(expected);
    }

    private static int[] all(SampleBatch batch) {
        int[] samples = new int[batch.size];
        Arrays.setAll(samples, i -> i);
        return samples;
    }

    private static List<SampleBatch> batches() {
        var random = new SplittableRandom(3);
        List<SampleBatch> batches = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            batches.add(TinyBatches.random(TinyNetworks.schema(), 64, 4, random));
        }
        return batches;
    }
}
