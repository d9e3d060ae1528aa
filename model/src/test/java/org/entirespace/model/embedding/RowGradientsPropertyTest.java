/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums by row are those of a map that remembers the order of insertion. */
class RowGradientsPropertyTest {

    private static final int DIMENSION = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 9000})
    void everyRowHasOneSlotInOrderOfFirstSight(int distinct) {
        var gradients = new RowGradients(RowLoopLibrary.plain(), DIMENSION);
        // neighbours, rows that fall into one bucket, the last possible row, and all over the place
        check(gradients, distinct, i -> i);
        check(gradients, distinct, i -> i << 14);
        check(gradients, distinct, i -> Integer.MAX_VALUE - i);
        check(gradients, distinct, i -> new SplittableRandom(i).nextInt(Integer.MAX_VALUE));
    }

    private static void check(RowGradients gradients, int distinct, IntUnaryOperator rows) {
        var random = new SplittableRandom(distinct);
        Map<Integer, float[]> expected = new LinkedHashMap<>();
        for (int n = 0; n < 3 * distinct; n++) {
            int row = rows.applyAsInt(random.nextInt(distinct));
            float scale = n % 2 == 0 ? 1 : 0.5f;
            float[] source = {0, (float) random.nextDouble(), -1, n};
            gradients.add(row, scale, source, 1);
            float[] sum = expected.get(row);
            if (sum == null) {
                expected.put(row, new float[] {scale * source[1], scale * source[2], scale * source[3]});
            } else {
                for (int j = 0; j < DIMENSION; j++) {
                    sum[j] += scale * source[1 + j];
                }
            }
        }
        assertThat(gradients.size()).isEqualTo(expected.size());
        int slot = 0;
        for (Map.Entry<Integer, float[]> entry : expected.entrySet()) {
            assertThat(gradients.row(slot)).isEqualTo(entry.getKey());
            float[] sum = new float[DIMENSION];
            System.arraycopy(gradients.sums(), slot * DIMENSION, sum, 0, DIMENSION);
            assertThat(sum).isEqualTo(entry.getValue());
            slot++;
        }
        gradients.clear();
        assertThat(gradients.size()).isZero();
    }
}
