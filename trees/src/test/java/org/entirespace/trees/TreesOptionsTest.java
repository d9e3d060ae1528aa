/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.graph.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreesOptionsTest {

    private static final SmallTown TRAIN = new SmallTown(1_500, 1);
    private static final SmallTown VALIDATION = new SmallTown(500, 2);

    @Test
    void defaultsAreThese() {
        assertThat(TreesOptions.defaults()).isEqualTo(new TreesOptions(150, 8, 0.1, 20, 0.6, 0.6, 10));
    }

    @Test
    void everyOptionChangesTheForest() {
        TreesOptions usual = new TreesOptions(15, 4, 0.5, 5, 0.8, 0.8, 1);
        float[][] numbers = numbers(usual);
        for (TreesOptions other : List.of(
                new TreesOptions(1, 4, 0.5, 5, 0.8, 0.8, 1),
                new TreesOptions(15, 5, 0.5, 5, 0.8, 0.8, 1),
                new TreesOptions(15, 4, 0.4, 5, 0.8, 0.8, 1),
                new TreesOptions(15, 4, 0.5, 80, 0.8, 0.8, 1),
                new TreesOptions(15, 4, 0.5, 5, 0.7, 0.8, 1),
                new TreesOptions(15, 4, 0.5, 5, 0.8, 0.5, 1),
                new TreesOptions(15, 4, 0.5, 5, 0.8, 0.8, 15))) {
            assertThat(Arrays.deepEquals(numbers(other), numbers))
                    .as("%s", other)
                    .isFalse();
        }
    }

    private static float[][] numbers(TreesOptions options) {
        return Growing.numbers(Growing.forest(TRAIN, Optional.of(VALIDATION), options, Readout.PLAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 0.1, 20, 0.6, 0.6, 10, rounds: 0",
        "1, 0, 0.1, 20, 0.6, 0.6, 10, depth: 0",
        "1, 17, 0.1, 20, 0.6, 0.6, 10, depth: 17",
        "1, 8, 0, 20, 0.6, 0.6, 10, learning rate: 0.0",
        "1, 8, 1.1, 20, 0.6, 0.6, 10, learning rate: 1.1",
        "1, 8, NaN, 20, 0.6, 0.6, 10, learning rate: NaN",
        "1, 8, 0.1, 0, 0.6, 0.6, 10, samples of a side: 0",
        "1, 8, 0.1, 20, 0, 0.6, 10, share of rows: 0.0",
        "1, 8, 0.1, 20, 0.6, 1.5, 10, share of columns: 1.5",
        "1, 8, 0.1, 20, 0.6, 0.6, 0, patience: 0"
    })
    void whatIsOutOfRangeIsRefused(
            int rounds,
            int depth,
            double learningRate,
            int minSamples,
            double rows,
            double columns,
            int patience,
            String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TreesOptions(rounds, depth, learningRate, minSamples, rows, columns, patience))
                .withMessageContaining(complaint);
    }
}
