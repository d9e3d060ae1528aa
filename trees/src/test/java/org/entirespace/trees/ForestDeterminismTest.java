/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.forest.Forest;
import org.junit.jupiter.api.Test;

class ForestDeterminismTest {

    private static final SmallTown TRAIN = new SmallTown(6_000, 1);
    private static final SmallTown VALIDATION = new SmallTown(1_000, 2);

    private static float[][] numbers(long seed, int threads) {
        TreesOptions options = new TreesOptions(8, 6, 0.3, 5, 0.6, 0.6, 8);
        Forest forest = new ForestTrainer(SmallTown.ESMM, Readout.PLAIN, options, seed, threads)
                .train(SmallTown.SCHEMA, TRAIN, Optional.of(VALIDATION), round -> {}, () -> false);
        return Growing.numbers(forest);
    }

    @Test
    void threadsDoNotChangeASingleBit() {
        float[][] alone = numbers(1, 1);

        assertThat(numbers(1, 1)).isDeepEqualTo(alone);
        assertThat(numbers(1, 2)).isDeepEqualTo(alone);
    }

    @Test
    void anotherSeedGivesAnotherForest() {
        assertThat(Arrays.deepEquals(numbers(1, 1), numbers(2, 1))).isFalse();
    }
}
