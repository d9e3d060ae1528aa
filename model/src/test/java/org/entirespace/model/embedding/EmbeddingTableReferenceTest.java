/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.kernel.BothLoops;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.Adam;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.PublishedAdam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lazy optimiser of a table equals slow references, in one chunk or in several, by either kind of loops. */
class EmbeddingTableReferenceTest {

    private static final int ROWS = 21;
    private static final int DIMENSION = 13; // a vector, and some more
    private static final AdamOptions OPTIONS = new AdamOptions(0.01, 0.9, 0.999, 1e-8);

    static Stream<Arguments> chunksAndLoops() {
        return BothLoops.all()
                .flatMap(loops -> Stream.of(1, 4, 16, 32).map(chunkRows -> Arguments.of(chunkRows, loops)));
    }

    /** Rows that a step does not touch stay, memory and all; bias correction counts every step. */
    @ParameterizedTest
    @MethodSource("chunksAndLoops")
    void lazyAdamEqualsThePublishedAlgorithmOnTheTouchedRows(int chunkRows, RowLoops loops) {
        EmbeddingTable table = table(7, chunkRows, loops);
        PublishedAdam[] expected = reference(table);
        var random = new SplittableRandom(1);
        for (int step = 1; step <= 50; step++) {
            double[] sums = new double[ROWS * DIMENSION];
            BitSet touched = addGradients(table, random, sums, random.nextInt(12));
            assertThat(table.touchedRows()).isEqualTo(touched.cardinality());
            float[] before = weights(table);
            table.update(OPTIONS, step);
            float[] after = weights(table);
            for (int i = 0; i < sums.length; i++) {
                if (touched.get(i / DIMENSION)) {
                    expected[i].update(OPTIONS, sums[i], step);
                } else {
                    assertThat(after[i]).isEqualTo(before[i]);
                }
                assertThat((double) after[i]).isCloseTo(expected[i].parameter(), within(2e-5));
            }
            assertThat(table.touchedRows()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("chunksAndLoops")
    void withEveryRowTouchedAtEveryStepItIsDenseAdamBitForBit(int chunkRows, RowLoops loops) {
        EmbeddingTable table = table(8, chunkRows, loops);
        float[] dense = weights(table);
        Adam adam = new Adam(OPTIONS, dense.length);
        var random = new SplittableRandom(2);
        for (int step = 1; step <= 50; step++) {
            float[] gradients = new float[dense.length];
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = (float) random.nextDouble(-1, 1);
            }
            for (int row = ROWS - 1; row >= 0; row--) {
                table.addGradient(row, 1, gradients, row * DIMENSION);
            }
            table.update(OPTIONS, step);
            adam.update(dense, gradients, 0, dense.length, step);
            assertThat(weights(table)).isEqualTo(dense);
        }
    }

    @ParameterizedTest
    @MethodSource("chunksAndLoops")
    void chunksChangeNothingNotEvenAtTheirBoundaries(int chunkRows, RowLoops loops) {
        EmbeddingTable whole = table(9, 32, loops);
        EmbeddingTable cut = table(9, chunkRows, loops);
        assertThat(weights(cut)).isEqualTo(weights(whole));
        for (int step = 1; step <= 10; step++) {
            for (EmbeddingTable table : new EmbeddingTable[] {whole, cut}) {
                addGradients(table, new SplittableRandom(step), new double[ROWS * DIMENSION], 10);
                float[] ends = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
                for (int row = chunkRows - 1; row < ROWS; row += chunkRows) {
                    table.addGradient(row, 0.5f, ends, 0);
                    table.addGradient(Math.min(row + 1, ROWS - 1), -0.5f, ends, 0);
                }
                table.addGradient(ROWS - 1, 1, ends, 0);
                table.update(OPTIONS, step);
            }
            assertThat(weights(cut)).isEqualTo(weights(whole));
        }
    }

    private static EmbeddingTable table(long seed, int chunkRows, RowLoops loops) {
        return new EmbeddingTable(ROWS, new RowStart(seed, 0.1, DIMENSION), TableOptions.of(OPTIONS), loops, chunkRows);
    }

    private static BitSet addGradients(EmbeddingTable table, SplittableRandom random, double[] sums, int count) {
        BitSet touched = new BitSet();
        for (int k = 0; k < count; k++) {
            int row = random.nextInt(ROWS);
            float scale = k % 3 == 0 ? 1 : (float) random.nextDouble();
            float[] source = new float[DIMENSION + 2];
            for (int j = 0; j < source.length; j++) {
                source[j] = (float) random.nextDouble(-1, 1);
            }
            table.addGradient(row, scale, source, 2);
            for (int j = 0; j < DIMENSION; j++) {
                sums[row * DIMENSION + j] += (double) scale * source[2 + j];
            }
            touched.set(row);
        }
        return touched;
    }

    private static PublishedAdam[] reference(EmbeddingTable table) {
        float[] weights = weights(table);
        PublishedAdam[] reference = new PublishedAdam[weights.length];
        Arrays.setAll(reference, i -> new PublishedAdam(weights[i]));
        return reference;
    }

    private static float[] weights(EmbeddingTable table) {
        float[] weights = new float[ROWS * DIMENSION];
        for (int row = 0; row < ROWS; row++) {
            table.copyInto(row, weights, row * DIMENSION);
        }
        return weights;
    }
}
